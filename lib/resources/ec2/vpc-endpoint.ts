import { consoleUrl } from '../console-url.ts';
import { textAt } from '../property-path.ts';
import { defineResource } from '../resource-module.ts';
import { vpcEndpointPrice } from './vpc-endpoint-price.ts';

/** EC2 writes these states in lower case on the wire and capitalised in its model (API, `State`). */
export const vpcEndpoint = defineResource({
  type: 'AWS::EC2::VPCEndpoint',
  title: 'VPC endpoint',
  plural: 'VPC endpoints',
  icon: 'aws:vpc-endpoint',
  arnType: 'ec2:vpc-endpoint',
  physicalId: /^vpce-/,
  statuses: {
    pendingacceptance: 'changing',
    pending: 'changing',
    partial: 'changing',
    available: 'healthy',
    deleting: 'deleting',
    deleted: 'stopped',
    rejected: 'failed',
    failed: 'failed',
    expired: 'failed',
  },
  state: (properties) => textAt(properties, 'State')?.toLowerCase(),
  properties: [
    { label: 'Endpoint ID', path: 'VpcEndpointId' },
    { label: 'Service', path: 'ServiceName' },
    { label: 'Type', path: 'VpcEndpointType' },
    { label: 'Route tables', path: 'RouteTableIds[]' },
    { label: 'Created', path: 'CreationTimestamp' },
  ],
  relations: [
    { kind: 'in', property: 'VpcId', to: 'AWS::EC2::VPC' },
    { kind: 'associated-with', property: 'RouteTableIds[]', to: 'AWS::EC2::RouteTable' },
    { kind: 'in', property: 'SubnetIds[]', to: 'AWS::EC2::Subnet' },
    { kind: 'uses', each: 'Groups', property: 'GroupId', to: 'AWS::EC2::SecurityGroup' },
  ],
  typicalSeconds: { create: 17, update: 15, delete: 17 },
  price: vpcEndpointPrice,
  consoleUrl: (node, region) =>
    consoleUrl(region, 'vpcconsole', `EndpointDetails:vpcEndpointId=${node.id}`),
});
