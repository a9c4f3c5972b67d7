import { consoleUrl } from '../console-url.ts';
import { textAt } from '../property-path.ts';
import { defineResource } from '../resource-module.ts';

export const vpcGatewayAttachment = defineResource({
  type: 'AWS::EC2::VPCGatewayAttachment',
  title: 'Gateway attachment',
  plural: 'Gateway attachments',
  icon: 'aws:internet-gateway',
  physicalId: /^IGW\|vpc-/,
  statuses: {
    attaching: 'changing',
    attached: 'healthy',
    available: 'healthy',
    detaching: 'deleting',
    detached: 'stopped',
  },
  state: (properties) => textAt(properties, 'State'),
  properties: [
    { label: 'VPC', path: 'VpcId' },
    { label: 'Internet gateway', path: 'InternetGatewayId' },
  ],
  relations: [
    { kind: 'attached-to', property: 'VpcId', to: 'AWS::EC2::VPC' },
    { kind: 'uses', property: 'InternetGatewayId', to: 'AWS::EC2::InternetGateway' },
  ],
  typicalSeconds: { create: 15, update: 15, delete: 10 },
  price: { free: 'Internet gateways cost nothing' },
  consoleUrl: (node, region) => {
    const gateway = textAt(node.properties, 'InternetGatewayId');
    return (
      gateway && consoleUrl(region, 'vpcconsole', `InternetGateway:internetGatewayId=${gateway}`)
    );
  },
});
