import { getAtt, ref, sub } from '../builder/intrinsics.ts';
import type { ResourceHandle } from '../builder/template.ts';
import type { NetworkScope } from './network-scope.ts';
import type { ZoneSubnets } from './zones.ts';

type RouteTable = ResourceHandle<'AWS::EC2::RouteTable'>;
type Attachment = ResourceHandle<'AWS::EC2::VPCGatewayAttachment'>;
type NatGateway = ResourceHandle<'AWS::EC2::NatGateway'>;

export interface InternetAccess {
  readonly gateway: ResourceHandle<'AWS::EC2::InternetGateway'>;
  readonly attachment: Attachment;
}

export function addInternetGateway({ template, environment, vpc }: NetworkScope): InternetAccess {
  const gateway = template.resource(
    'InternetGateway',
    'AWS::EC2::InternetGateway',
    {},
    { tags: { Name: sub`${environment}-internet-gateway` } },
  );
  const attachment = template.resource(
    'InternetGatewayAttachment',
    'AWS::EC2::VPCGatewayAttachment',
    { VpcId: ref(vpc), InternetGatewayId: ref(gateway) },
  );
  return { gateway, attachment };
}

/** One route table for all public subnets, with the internet gateway as its way out. */
export function addPublicRouting(
  { template, vpc, environment }: NetworkScope,
  internet: InternetAccess,
  zones: readonly ZoneSubnets[],
): RouteTable {
  const routeTable = template.resource(
    'PublicRouteTable',
    'AWS::EC2::RouteTable',
    { VpcId: ref(vpc) },
    { tags: { Name: sub`${environment}-public`, 'strata:tier': 'public' } },
  );
  template.resource(
    'PublicInternetRoute',
    'AWS::EC2::Route',
    {
      RouteTableId: ref(routeTable),
      DestinationCidrBlock: '0.0.0.0/0',
      GatewayId: ref(internet.gateway),
    },
    { dependsOn: [internet.attachment] },
  );
  for (const { letter, publicSubnet } of zones) {
    template.resource(
      `PublicSubnet${letter.toUpperCase()}RouteTableAssociation`,
      'AWS::EC2::SubnetRouteTableAssociation',
      { SubnetId: ref(publicSubnet), RouteTableId: ref(routeTable) },
    );
  }
  return routeTable;
}

/**
 * A NAT gateway with its own address. AWS wants the VPC's internet gateway attached first (EC2 API,
 * CreateNatGateway), which CloudFormation cannot see from the properties.
 */
export function addNatGateway(
  { template, environment }: NetworkScope,
  internet: InternetAccess,
  zone: ZoneSubnets,
): NatGateway {
  const suffix = zone.letter.toUpperCase();
  const address = template.resource(
    `NatAddress${suffix}`,
    'AWS::EC2::EIP',
    { Domain: 'vpc' },
    {
      dependsOn: [internet.attachment],
      tags: { Name: sub`${environment}-nat-${zone.letter}` },
    },
  );
  return template.resource(
    `NatGateway${suffix}`,
    'AWS::EC2::NatGateway',
    { SubnetId: ref(zone.publicSubnet), AllocationId: getAtt(address, 'AllocationId') },
    {
      dependsOn: [internet.attachment],
      tags: { Name: sub`${environment}-nat-${zone.letter}` },
    },
  );
}

/** A route table of its own for a zone's private subnet, out through a NAT gateway where there is one. */
export function addPrivateRouting(
  { template, environment, vpc }: NetworkScope,
  zone: ZoneSubnets,
  natGateway: NatGateway | undefined,
): RouteTable {
  const suffix = zone.letter.toUpperCase();
  const routeTable = template.resource(
    `PrivateRouteTable${suffix}`,
    'AWS::EC2::RouteTable',
    { VpcId: ref(vpc) },
    { tags: { Name: sub`${environment}-private-${zone.letter}`, 'strata:tier': 'private' } },
  );
  if (natGateway) {
    template.resource(`PrivateInternetRoute${suffix}`, 'AWS::EC2::Route', {
      RouteTableId: ref(routeTable),
      DestinationCidrBlock: '0.0.0.0/0',
      NatGatewayId: ref(natGateway),
    });
  }
  template.resource(
    `PrivateSubnet${suffix}RouteTableAssociation`,
    'AWS::EC2::SubnetRouteTableAssociation',
    { SubnetId: ref(zone.privateSubnet), RouteTableId: ref(routeTable) },
  );
  return routeTable;
}
