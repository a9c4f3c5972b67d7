import { consoleUrl } from '../console-url.ts';
import type { LiveResource } from '../live-resource.ts';
import { objectsAt, textAt, valuesAt } from '../property-path.ts';
import { defineResource, type RelationRule } from '../resource-module.ts';

const destination = ['DestinationCidrBlock', 'DestinationIpv6CidrBlock', 'DestinationPrefixListId'];

/** A route names its target in the property of the target's kind (EC2 API, `Route`). */
export const routeTargets: readonly RelationRule[] = [
  { kind: 'routes-to', property: 'GatewayId', to: 'AWS::EC2::InternetGateway', label: destination },
  { kind: 'routes-to', property: 'GatewayId', to: 'AWS::EC2::VPCEndpoint', label: destination },
  { kind: 'routes-to', property: 'NatGatewayId', to: 'AWS::EC2::NatGateway', label: destination },
];

export const routeTable = defineResource({
  type: 'AWS::EC2::RouteTable',
  title: 'Route table',
  plural: 'Route tables',
  icon: 'aws:route-table',
  arnType: 'ec2:route-table',
  physicalId: /^rtb-[^|]*$/,
  statuses: {},
  properties: [
    { label: 'Route table ID', path: 'RouteTableId' },
    { label: 'Subnets', path: 'Associations[].SubnetId' },
    { label: 'Main', path: 'Associations[].Main' },
    { label: 'Destinations', path: 'Routes[].DestinationCidrBlock' },
  ],
  relations: [
    { kind: 'in', property: 'VpcId', to: 'AWS::EC2::VPC' },
    { kind: 'associated-with', each: 'Associations', property: 'SubnetId', to: 'AWS::EC2::Subnet' },
    ...routeTargets.map((rule) => ({ ...rule, each: 'Routes' })),
  ],
  typicalSeconds: { create: 11, update: 3, delete: 2 },
  price: { free: 'Route tables cost nothing' },
  isAwsDefault: (properties) => valuesAt(properties, 'Associations[].Main').includes(true),
  parts: (whole) => [...routesOf(whole), ...associationsOf(whole)],
  consoleUrl: (node, region) =>
    consoleUrl(region, 'vpcconsole', `RouteTableDetails:RouteTableId=${node.id}`),
});

/** Routes that somebody made: not the VPC's own `local` one, nor those that an endpoint keeps. */
function routesOf(table: LiveResource): LiveResource[] {
  return objectsAt(table.properties, 'Routes[]').flatMap((properties) => {
    const target = destination.map((name) => properties[name]).find((value) => value !== undefined);
    const made = properties.Origin === 'CreateRoute' || properties.Origin === undefined;
    const ofEndpoint = textAt(properties, 'GatewayId')?.startsWith('vpce-') === true;
    if (!made || ofEndpoint || typeof target !== 'string') return [];
    return [
      {
        type: 'AWS::EC2::Route',
        id: `${table.id}|${target}`,
        aliases: [],
        properties: { ...properties, RouteTableId: table.id },
        tags: {},
      },
    ];
  });
}

function associationsOf(table: LiveResource): LiveResource[] {
  return objectsAt(table.properties, 'Associations[]').flatMap((properties) => {
    const id = textAt(properties, 'RouteTableAssociationId');
    if (id === undefined || properties.Main === true) return [];
    return [
      { type: 'AWS::EC2::SubnetRouteTableAssociation', id, aliases: [], properties, tags: {} },
    ];
  });
}
