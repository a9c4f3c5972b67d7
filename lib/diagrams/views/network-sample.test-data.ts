import type { StackResource } from '#lib/aws/stacks.ts';
import { buildGraph } from '#lib/discovery/build-graph.ts';
import type { ResourceGraph } from '#lib/resources/graph.ts';
import type { LiveResource } from '#lib/resources/live-resource.ts';

const region = 'us-east-2';
const everything = [
  'VPC',
  'Subnet',
  'InternetGateway',
  'NatGateway',
  'RouteTable',
  'VPCEndpoint',
  'EIP',
].map((type) => `AWS::EC2::${type}`);

function live(
  type: string,
  id: string,
  name: string,
  properties: LiveResource['properties'],
): LiveResource {
  const tags = { Name: name };
  return { type: `AWS::EC2::${type}`, id, aliases: [], tags, properties };
}

function table(
  id: string,
  name: string,
  subnetIds: readonly string[],
  way: Record<string, string>,
): LiveResource {
  return live('RouteTable', id, name, {
    RouteTableId: id,
    VpcId: 'vpc-1',
    Routes: [
      { DestinationCidrBlock: '10.0.0.0/16', GatewayId: 'local', Origin: 'CreateRouteTable' },
      { DestinationCidrBlock: '0.0.0.0/0', Origin: 'CreateRoute', State: 'active', ...way },
      { DestinationPrefixListId: 'pl-7ba54012', GatewayId: 'vpce-1', State: 'active' },
    ],
    Associations: subnetIds.map((subnet) => ({
      RouteTableAssociationId: `rtbassoc-${subnet}`,
      SubnetId: subnet,
      RouteTableId: id,
      AssociationState: { State: 'associated' },
    })),
  });
}

function zone(letter: string, index: number): LiveResource[] {
  const subnet = (tier: string, cidr: string) =>
    live('Subnet', `subnet-${tier}-${letter}`, `dev-${tier}-${letter}`, {
      VpcId: 'vpc-1',
      State: 'available',
      CidrBlock: cidr,
      AvailabilityZone: `${region}${letter}`,
    });
  return [
    subnet('public', `10.0.${index + 1}.0/24`),
    subnet('private', `10.0.${(index + 1) * 10}.0/24`),
    live('NatGateway', `nat-${letter}`, `dev-nat-${letter}`, {
      VpcId: 'vpc-1',
      State: 'available',
      SubnetId: `subnet-public-${letter}`,
      NatGatewayAddresses: [{ AllocationId: `eipalloc-${letter}`, PublicIp: `3.20.0.${index}` }],
    }),
    table(`rtb-private-${letter}`, `dev-private-${letter}`, [`subnet-private-${letter}`], {
      NatGatewayId: `nat-${letter}`,
    }),
  ];
}

/** The default network, as EC2 describes it, in the given zones. */
export function liveNetwork(letters: readonly string[] = ['a', 'b']): LiveResource[] {
  const publicSubnets = letters.map((letter) => `subnet-public-${letter}`);
  return [
    live('VPC', 'vpc-1', 'dev-vpc', { State: 'available', CidrBlock: '10.0.0.0/16' }),
    live('InternetGateway', 'igw-1', 'dev-internet-gateway', {
      Attachments: [{ VpcId: 'vpc-1', State: 'available' }],
    }),
    table('rtb-public', 'dev-public', publicSubnets, { GatewayId: 'igw-1' }),
    ...letters.flatMap(zone),
    live('VPCEndpoint', 'vpce-1', 'dev-s3', {
      VpcId: 'vpc-1',
      State: 'available',
      ServiceName: `com.amazonaws.${region}.s3`,
    }),
  ];
}

/** A graph of live resources, all of one stack unless listed as made outside it. */
export function networkGraph(
  found: readonly LiveResource[],
  {
    outside = [],
    pending = [],
  }: { outside?: readonly string[]; pending?: readonly StackResource[] } = {},
): ResourceGraph {
  const resources = found
    .filter(({ id }) => !outside.includes(id))
    .map(({ type, id }) => ({ logicalId: id, type, physicalId: id, status: 'CREATE_COMPLETE' }));
  return buildGraph({
    at: '2026-11-24T00:00:00.000Z',
    region,
    accountId: '123456789012',
    layers: [{ id: 'network', stackName: 'dev-network', resources: [...resources, ...pending] }],
    tagged: [],
    live: found,
    describedTypes: new Set(everything),
    sources: [],
  });
}
