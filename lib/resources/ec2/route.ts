import { consoleUrl } from '../console-url.ts';
import { textAt } from '../property-path.ts';
import { defineResource } from '../resource-module.ts';
import { routeTargets } from './route-table.ts';

export const route = defineResource({
  type: 'AWS::EC2::Route',
  title: 'Route',
  plural: 'Routes',
  icon: 'aws:route-table',
  physicalId: /^rtb-[^|]*\|/,
  statuses: { active: 'healthy', blackhole: 'failed', filtered: 'stopped' },
  state: (properties) => textAt(properties, 'State'),
  properties: [
    { label: 'Route table', path: 'RouteTableId' },
    { label: 'Destination', path: 'DestinationCidrBlock' },
    { label: 'Gateway', path: 'GatewayId' },
    { label: 'NAT gateway', path: 'NatGatewayId' },
    { label: 'Origin', path: 'Origin' },
  ],
  relations: [
    { kind: 'in', property: 'RouteTableId', to: 'AWS::EC2::RouteTable' },
    ...routeTargets,
  ],
  typicalSeconds: { create: 2, update: 2, delete: 2 },
  price: { free: 'Routes cost nothing; what passes a gateway is billed there' },
  consoleUrl: (node, region) => {
    const table = textAt(node.properties, 'RouteTableId');
    return table && consoleUrl(region, 'vpcconsole', `RouteTableDetails:RouteTableId=${table}`);
  },
});
