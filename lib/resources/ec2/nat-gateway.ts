import { consoleUrl } from '../console-url.ts';
import { textAt } from '../property-path.ts';
import { defineResource } from '../resource-module.ts';
import { natGatewayPrice } from './nat-gateway-price.ts';

export const natGateway = defineResource({
  type: 'AWS::EC2::NatGateway',
  title: 'NAT gateway',
  plural: 'NAT gateways',
  icon: 'aws:nat-gateway',
  arnType: 'ec2:natgateway',
  physicalId: /^nat-/,
  statuses: {
    pending: 'changing',
    available: 'healthy',
    failed: 'failed',
    deleting: 'deleting',
    deleted: 'stopped',
  },
  state: (properties) => textAt(properties, 'State'),
  properties: [
    { label: 'NAT gateway ID', path: 'NatGatewayId' },
    { label: 'Public IPv4', path: 'NatGatewayAddresses[].PublicIp' },
    { label: 'Private IPv4', path: 'NatGatewayAddresses[].PrivateIp' },
    { label: 'Subnet', path: 'SubnetId' },
    { label: 'Connectivity', path: 'ConnectivityType' },
    { label: 'Created', path: 'CreateTime' },
    { label: 'Failure', path: 'FailureMessage' },
  ],
  relations: [
    { kind: 'in', property: 'SubnetId', to: 'AWS::EC2::Subnet' },
    { kind: 'uses', each: 'NatGatewayAddresses', property: 'AllocationId', to: 'AWS::EC2::EIP' },
  ],
  typicalSeconds: { create: 105, update: 10, delete: 60 },
  price: natGatewayPrice,
  consoleUrl: (node, region) =>
    consoleUrl(region, 'vpcconsole', `NatGatewayDetails:natGatewayId=${node.id}`),
});
