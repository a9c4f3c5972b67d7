import { consoleUrl } from '../console-url.ts';
import type { LiveResource } from '../live-resource.ts';
import { objectsAt, textAt } from '../property-path.ts';
import { defineResource } from '../resource-module.ts';

export const internetGateway = defineResource({
  type: 'AWS::EC2::InternetGateway',
  title: 'Internet gateway',
  plural: 'Internet gateways',
  icon: 'aws:internet-gateway',
  arnType: 'ec2:internet-gateway',
  physicalId: /^igw-/,
  statuses: {
    attaching: 'changing',
    attached: 'healthy',
    available: 'healthy',
    detaching: 'deleting',
    detached: 'stopped',
  },
  state: (properties) => textAt(properties, 'Attachments[].State') ?? 'detached',
  properties: [
    { label: 'Internet gateway ID', path: 'InternetGatewayId' },
    { label: 'Attached to', path: 'Attachments[].VpcId' },
  ],
  relations: [{ kind: 'attached-to', each: 'Attachments', property: 'VpcId', to: 'AWS::EC2::VPC' }],
  typicalSeconds: { create: 16, update: 3, delete: 2 },
  price: { free: 'Internet gateways cost nothing; traffic out of AWS is not reckoned here' },
  parts: attachmentsOf,
  consoleUrl: (node, region) =>
    consoleUrl(region, 'vpcconsole', `InternetGateway:internetGatewayId=${node.id}`),
});

/** CloudFormation names an attachment after the kind of gateway and the VPC: `IGW|vpc-0a…`. */
function attachmentsOf(gateway: LiveResource): LiveResource[] {
  return objectsAt(gateway.properties, 'Attachments[]').flatMap((properties) => {
    const vpcId = textAt(properties, 'VpcId');
    if (vpcId === undefined) return [];
    return [
      {
        type: 'AWS::EC2::VPCGatewayAttachment',
        id: `IGW|${vpcId}`,
        aliases: [],
        properties: { ...properties, InternetGatewayId: gateway.id },
        tags: {},
      },
    ];
  });
}
