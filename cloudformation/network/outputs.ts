import { getAtt, join, ref } from '../builder/intrinsics.ts';
import type { ResourceHandle } from '../builder/template.ts';
import type { NetworkScope } from './network-scope.ts';
import type { InternetAccess } from './routing.ts';
import type { ZoneSubnets } from './zones.ts';

export interface NetworkResources {
  readonly internet: InternetAccess;
  readonly zones: readonly ZoneSubnets[];
  readonly publicRouteTable: ResourceHandle<'AWS::EC2::RouteTable'>;
  readonly privateRouteTables: ReadonlyArray<ResourceHandle<'AWS::EC2::RouteTable'>>;
  readonly natGateways: ReadonlyArray<ResourceHandle<'AWS::EC2::NatGateway'>>;
}

/** What later layers take as parameters; lists are joined with commas, in the order of the zones. */
export function addNetworkOutputs(
  { template, vpc }: NetworkScope,
  { internet, zones, publicRouteTable, privateRouteTables, natGateways }: NetworkResources,
): void {
  const publicSubnets = zones.map(({ publicSubnet }) => publicSubnet);
  const privateSubnets = zones.map(({ privateSubnet }) => privateSubnet);
  template.output('VpcId', 'VPC of the environment', ref(vpc));
  template.output('VpcCidr', 'IPv4 CIDR block of the VPC', getAtt(vpc, 'CidrBlock'));
  template.output(
    'AvailabilityZones',
    'Availability Zones, in the order of the subnets',
    join(
      ',',
      publicSubnets.map((subnet) => getAtt(subnet, 'AvailabilityZone')),
    ),
  );
  template.output('PublicSubnetIds', 'Public subnets, one per zone', joinedIds(publicSubnets));
  template.output('PrivateSubnetIds', 'Private subnets, one per zone', joinedIds(privateSubnets));
  template.output('InternetGatewayId', 'Internet gateway of the VPC', ref(internet.gateway));
  template.output('PublicRouteTableId', 'Route table of the public subnets', ref(publicRouteTable));
  template.output(
    'PrivateRouteTableIds',
    'Route tables of the private subnets, one per zone',
    joinedIds(privateRouteTables),
  );
  if (natGateways.length > 0) {
    template.output(
      'NatGatewayIds',
      'NAT gateways that the private subnets go out through',
      joinedIds(natGateways),
    );
  }
}

function joinedIds(
  resources: ReadonlyArray<
    ResourceHandle<'AWS::EC2::Subnet' | 'AWS::EC2::RouteTable' | 'AWS::EC2::NatGateway'>
  >,
) {
  return join(
    ',',
    resources.map((resource) => ref(resource)),
  );
}
