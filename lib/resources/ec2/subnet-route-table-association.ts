import { consoleUrl } from '../console-url.ts';
import { textAt } from '../property-path.ts';
import { defineResource } from '../resource-module.ts';

export const subnetRouteTableAssociation = defineResource({
  type: 'AWS::EC2::SubnetRouteTableAssociation',
  title: 'Route table association',
  plural: 'Route table associations',
  icon: 'aws:route-table',
  physicalId: /^rtbassoc-/,
  statuses: {
    associating: 'changing',
    associated: 'healthy',
    disassociating: 'deleting',
    disassociated: 'stopped',
    failed: 'failed',
  },
  state: (properties) => textAt(properties, 'AssociationState.State'),
  properties: [
    { label: 'Association ID', path: 'RouteTableAssociationId' },
    { label: 'Subnet', path: 'SubnetId' },
    { label: 'Route table', path: 'RouteTableId' },
  ],
  relations: [
    { kind: 'associated-with', property: 'SubnetId', to: 'AWS::EC2::Subnet' },
    { kind: 'associated-with', property: 'RouteTableId', to: 'AWS::EC2::RouteTable' },
  ],
  typicalSeconds: { create: 3, update: 3, delete: 2 },
  price: { free: 'Route tables cost nothing' },
  consoleUrl: (node, region) => {
    const table = textAt(node.properties, 'RouteTableId');
    return table && consoleUrl(region, 'vpcconsole', `RouteTableDetails:RouteTableId=${table}`);
  },
});
