import type { JsonValue, ResourceNode } from '#lib/resources/graph.ts';
import { sample } from './sample-resource.test-data.ts';

export const publicSubnets = ['subnet-public-a', 'subnet-public-b'];
export const privateSubnets = ['subnet-private-a', 'subnet-private-b'];

const available = { statusText: 'available' };

function subnet(letter: string, tier: string, cidr: string): ResourceNode {
  const properties = { VpcId: 'vpc-1', CidrBlock: cidr, AvailabilityZone: `us-east-2${letter}` };
  return sample(
    `network/Subnet${tier}${letter}`,
    'EC2::Subnet',
    `subnet-${tier}-${letter}`,
    properties,
    available,
  );
}

interface Rule {
  readonly ports: readonly [from: number, to: number];
  readonly cidrs?: readonly string[];
  readonly groups?: readonly string[];
}

function group(name: string, rules: readonly Rule[]): ResourceNode {
  const IpPermissions: JsonValue[] = rules.map(({ ports: [FromPort, ToPort], cidrs, groups }) => ({
    IpProtocol: 'tcp',
    FromPort,
    ToPort,
    IpRanges: (cidrs ?? []).map((CidrIp) => ({ CidrIp })),
    UserIdGroupPairs: (groups ?? []).map((GroupId) => ({ GroupId })),
  }));
  return sample(
    `security/${name}SecurityGroup`,
    'EC2::SecurityGroup',
    `sg-${name.toLowerCase()}`,
    { GroupId: `sg-${name.toLowerCase()}`, VpcId: 'vpc-1', IpPermissions },
    { name: `dev-${name.toLowerCase()}` },
  );
}

const world = ['0.0.0.0/0'];
const operator = ['198.51.100.7/32'];

export const samplePlaces: readonly ResourceNode[] = [
  sample(
    'network/Vpc',
    'EC2::VPC',
    'vpc-1',
    { VpcId: 'vpc-1', CidrBlock: '10.0.0.0/16', State: 'available' },
    { ...available, name: 'dev-vpc' },
  ),
  sample(
    'network/InternetGateway',
    'EC2::InternetGateway',
    'igw-1',
    { Attachments: [{ VpcId: 'vpc-1', State: 'available' }] },
    available,
  ),
  subnet('a', 'public', '10.0.1.0/24'),
  subnet('b', 'public', '10.0.2.0/24'),
  subnet('a', 'private', '10.0.10.0/24'),
  subnet('b', 'private', '10.0.20.0/24'),
];

export const sampleGroups: readonly ResourceNode[] = [
  group('Web', [
    { ports: [80, 80], cidrs: world },
    { ports: [443, 443], cidrs: world },
  ]),
  group('App', [
    { ports: [8080, 8080], groups: ['sg-web'] },
    { ports: [3000, 3000], groups: ['sg-web'] },
    { ports: [5000, 5000], groups: ['sg-web'] },
  ]),
  group('Database', [
    { ports: [3306, 3306], groups: ['sg-app'] },
    { ports: [5432, 5432], groups: ['sg-app'] },
    { ports: [6379, 6379], groups: ['sg-app'] },
  ]),
  group('Bastion', [{ ports: [22, 22], cidrs: operator }]),
  group('Kubernetes', [
    { ports: [22, 22], cidrs: operator },
    { ports: [30_000, 32_767], cidrs: world },
  ]),
  group('Monitoring', [
    { ports: [9090, 9090], cidrs: operator },
    { ports: [3000, 3000], cidrs: operator },
  ]),
  sample(
    'network/default',
    'EC2::SecurityGroup',
    'sg-default',
    { GroupId: 'sg-default', GroupName: 'default', VpcId: 'vpc-1', IpPermissions: [] },
    { awsDefault: true, managed: false },
  ),
];
