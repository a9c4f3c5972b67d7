import { describe, expect, test } from 'vitest';
import type { StackResource } from '#lib/aws/stacks.ts';
import type { LiveResource } from '#lib/resources/live-resource.ts';
import type { Answers } from './answers.ts';
import { buildGraph } from './build-graph.ts';

const vpc = live('AWS::EC2::VPC', 'vpc-1', { State: 'available', OwnerId: '111122223333' });
const subnet = live('AWS::EC2::Subnet', 'subnet-1', { State: 'available', VpcId: 'vpc-1' });

function live(
  type: string,
  id: string,
  properties: LiveResource['properties'] = {},
  tags: Record<string, string> = {},
): LiveResource {
  return { type, id, aliases: [], properties, tags };
}

function resource(logicalId: string, type: string, rest: Partial<StackResource>): StackResource {
  return { logicalId, type, status: 'CREATE_COMPLETE', ...rest };
}

function graphOf(resources: StackResource[], found: LiveResource[], rest: Partial<Answers> = {}) {
  return buildGraph({
    at: '2026-11-24T00:00:00.000Z',
    region: 'us-east-2',
    accountId: '111122223333',
    layers: [{ id: 'network', stackName: 'dev-network', resources }],
    tagged: [],
    live: found,
    describedTypes: new Set(['AWS::EC2::VPC', 'AWS::EC2::Subnet', 'AWS::EC2::Route']),
    sources: [],
    ...rest,
  });
}

describe('the state of a stack’s resource', () => {
  const at = { physicalId: 'vpc-1' };
  test.each([
    ['exists', at, [vpc], 'healthy', 'available'],
    [
      'is being created',
      { ...at, status: 'CREATE_IN_PROGRESS' },
      [vpc],
      'changing',
      'CREATE_IN_PROGRESS',
    ],
    ['waits for its id', { status: 'CREATE_IN_PROGRESS' }, [], 'changing', 'CREATE_IN_PROGRESS'],
    [
      'is being deleted',
      { ...at, status: 'DELETE_IN_PROGRESS' },
      [vpc],
      'deleting',
      'DELETE_IN_PROGRESS',
    ],
    ['failed', { status: 'CREATE_FAILED', statusReason: 'limit' }, [], 'failed', 'CREATE_FAILED'],
    ['is gone', at, [], 'failed', 'missing'],
    [
      'has an id of another form',
      { physicalId: 'stack-Vpc-1A2B' },
      [],
      'healthy',
      'CREATE_COMPLETE',
    ],
  ] as const)('%s', (_, rest, found, status, statusText) => {
    const [node] = graphOf([resource('Vpc', 'AWS::EC2::VPC', rest)], [...found]).nodes;
    expect(node).toMatchObject({ status, statusText, managed: true, logicalId: 'Vpc' });
  });

  test('what a service that did not answer does not name is not missing', () => {
    const [node] = graphOf([resource('Vpc', 'AWS::EC2::VPC', at)], [], {
      describedTypes: new Set(),
    }).nodes;
    expect(node).toMatchObject({ status: 'healthy', statusText: 'CREATE_COMPLETE' });
  });

  test('a reason is kept', () => {
    const failed = resource('Vpc', 'AWS::EC2::VPC', {
      status: 'CREATE_FAILED',
      statusReason: 'no',
    });
    expect(graphOf([failed], []).nodes).toMatchObject([
      { id: 'dev-network/Vpc', statusReason: 'no' },
    ]);
  });
});

describe('what no stack holds', () => {
  test('is shown beside it, not managed', () => {
    const { nodes, relations } = graphOf(
      [resource('Vpc', 'AWS::EC2::VPC', { physicalId: 'vpc-1' })],
      [vpc, subnet],
    );
    expect(nodes.map(({ id, managed }) => [id, managed])).toEqual([
      ['vpc-1', true],
      ['subnet-1', false],
    ]);
    expect(relations).toEqual([{ from: 'subnet-1', to: 'vpc-1', kind: 'in' }]);
  });

  test('is called a default where AWS made it', () => {
    const main = live('AWS::EC2::RouteTable', 'rtb-main', { Associations: [{ Main: true }] });
    const group = live('AWS::EC2::SecurityGroup', 'sg-1', { GroupName: 'default' });
    for (const node of graphOf([], [main, group]).nodes) expect(node.awsDefault).toBe(true);
  });

  test.each([
    ['DELETE_COMPLETE', []],
    ['DELETE_SKIPPED', [['vpc-1', false]]],
  ])('after %s is %j', (status, expected) => {
    const { nodes } = graphOf(
      [resource('Vpc', 'AWS::EC2::VPC', { physicalId: 'vpc-1', status })],
      [vpc],
    );
    expect(nodes.map(({ id, managed }) => [id, managed])).toEqual(expected);
  });

  test.each([
    [
      'a type that was not described',
      'arn:aws:logs:us-east-2:111122223333:log-group:/a:*',
      [['AWS::Logs::LogGroup', '/a']],
    ],
    [
      'a type without a module',
      'arn:aws:kinesis:us-east-2:111122223333:stream/clicks',
      [['kinesis:stream', 'clicks']],
    ],
    ['a described type that is gone', 'arn:aws:ec2:us-east-2:111122223333:subnet/subnet-9', []],
    ['a stack', 'arn:aws:cloudformation:us-east-2:111122223333:stack/dev-network/uuid', []],
    ['no ARN', 'nonsense', []],
  ])('is tagged: %s', (_, arn, expected) => {
    const { nodes } = graphOf([], [], { tagged: [{ arn, tags: { Name: 'x' } }] });
    expect(nodes.map(({ type, id }) => [type, id])).toEqual(expected);
  });
});

test('parts become resources, matched by the ids that CloudFormation gives them', () => {
  const table = live('AWS::EC2::RouteTable', 'rtb-1', {
    VpcId: 'vpc-1',
    Routes: [
      {
        DestinationCidrBlock: '10.0.0.0/16',
        GatewayId: 'local',
        Origin: 'CreateRouteTable',
        State: 'active',
      },
      {
        DestinationCidrBlock: '0.0.0.0/0',
        GatewayId: 'igw-1',
        Origin: 'CreateRoute',
        State: 'active',
      },
      {
        DestinationPrefixListId: 'pl-1',
        GatewayId: 'vpce-1',
        Origin: 'CreateRoute',
        State: 'active',
      },
    ],
    Associations: [
      {
        RouteTableAssociationId: 'rtbassoc-1',
        SubnetId: 'subnet-1',
        RouteTableId: 'rtb-1',
        AssociationState: { State: 'associated' },
      },
    ],
  });
  const gateway = live('AWS::EC2::InternetGateway', 'igw-1', {
    Attachments: [{ VpcId: 'vpc-1', State: 'available' }],
  });
  const { nodes, relations } = graphOf(
    [
      resource('Table', 'AWS::EC2::RouteTable', { physicalId: 'rtb-1' }),
      resource('Route', 'AWS::EC2::Route', { physicalId: 'rtb-1|0.0.0.0/0' }),
      resource('Attachment', 'AWS::EC2::VPCGatewayAttachment', { physicalId: 'IGW|vpc-1' }),
    ],
    [vpc, subnet, table, gateway],
  );
  expect(nodes.map(({ id, managed, statusText }) => [id, managed, statusText])).toEqual([
    ['rtb-1', true, 'exists'],
    ['rtb-1|0.0.0.0/0', true, 'active'],
    ['IGW|vpc-1', true, 'available'],
    ['vpc-1', false, 'available'],
    ['subnet-1', false, 'available'],
    ['rtbassoc-1', false, 'associated'],
    ['igw-1', false, 'available'],
  ]);
  expect(relations).toContainEqual({
    from: 'rtb-1',
    to: 'igw-1',
    kind: 'routes-to',
    label: '0.0.0.0/0',
  });
  expect(relations).toContainEqual({ from: 'rtb-1', to: 'subnet-1', kind: 'associated-with' });
  expect(relations).toContainEqual({ from: 'igw-1', to: 'vpc-1', kind: 'attached-to' });
});

test('a group that admits itself is not related to itself', () => {
  const group = live('AWS::EC2::SecurityGroup', 'sg-1', {
    VpcId: 'vpc-1',
    IpPermissions: [{ UserIdGroupPairs: [{ GroupId: 'sg-1' }] }],
  });
  expect(graphOf([], [vpc, group]).relations).toEqual([{ from: 'sg-1', to: 'vpc-1', kind: 'in' }]);
});

test('ARNs are those of the tagging API, or composed with the account of the environment', () => {
  const arn = 'arn:aws:ec2:us-east-2:111122223333:subnet/subnet-1';
  const { nodes } = graphOf([], [vpc, subnet], { tagged: [{ arn, tags: {} }] });
  expect(nodes.map((node) => node.arn)).toEqual([
    'arn:aws:ec2:us-east-2:111122223333:vpc/vpc-1',
    arn,
  ]);
});
