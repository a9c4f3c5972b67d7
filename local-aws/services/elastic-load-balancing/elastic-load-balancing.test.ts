import type { DescribeRulesInput } from '@aws-sdk/client-elastic-load-balancing-v2';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type TestEndpoint, testEndpoint } from '../../test-endpoint.ts';

let endpoint: TestEndpoint;
let subnets: string[];
let vpcId: string;

beforeAll(async () => {
  endpoint = await testEndpoint({ speed: 10_000 });
  const { ec2 } = endpoint.clients;
  const { Vpc } = await ec2.createVpc({ CidrBlock: '10.0.0.0/16' });
  vpcId = Vpc?.VpcId ?? '';
  const created = await Promise.all(
    ['a', 'b'].map((zone, index) =>
      ec2.createSubnet({
        VpcId: vpcId,
        CidrBlock: `10.0.${index}.0/24`,
        AvailabilityZone: `us-east-2${zone}`,
      }),
    ),
  );
  subnets = created.map(({ Subnet }) => Subnet?.SubnetId ?? '');
});
afterAll(() => endpoint[Symbol.asyncDispose]());

async function newBalancer(Name: string): Promise<string> {
  const { LoadBalancers } = await endpoint.clients.elb.createLoadBalancer({
    Name,
    Subnets: subnets,
  });
  return LoadBalancers?.[0]?.LoadBalancerArn ?? '';
}

async function newGroup(Name: string): Promise<string> {
  const { TargetGroups } = await endpoint.clients.elb.createTargetGroup({
    Name,
    VpcId: vpcId,
    Protocol: 'HTTP',
    Port: 8080,
    TargetType: 'ip',
    HealthCheckPath: '/health',
  });
  return TargetGroups?.[0]?.TargetGroupArn ?? '';
}

test('requests go from a listener over its rules to target groups', async () => {
  const { elb } = endpoint.clients;
  const LoadBalancerArn = await newBalancer('way-in');
  await vi.waitFor(async () => {
    const { LoadBalancers } = await elb.describeLoadBalancers({ Names: ['way-in'] });
    expect(LoadBalancers).toMatchObject([
      {
        State: { Code: 'active' },
        DNSName: expect.stringMatching(/^way-in-\d+\.us-east-2\.elb\./),
      },
    ]);
  });
  const [TargetGroupArn, api] = [await newGroup('web'), await newGroup('api')];
  const { Listeners } = await elb.createListener({
    LoadBalancerArn,
    Port: 80,
    Protocol: 'HTTP',
    DefaultActions: [{ Type: 'forward', TargetGroupArn }],
  });
  const ListenerArn = Listeners?.[0]?.ListenerArn;
  const { Rules: created } = await elb.createRule({
    ListenerArn,
    Priority: 10,
    Conditions: [{ Field: 'path-pattern', PathPatternConfig: { Values: ['/api/*'] } }],
    Actions: [{ Type: 'forward', TargetGroupArn: api }],
  });
  const { Rules } = await elb.describeRules({ ListenerArn });
  expect(Rules?.map(({ Priority }) => Priority)).toEqual(['10', 'default']);
  const { TargetGroups } = await elb.describeTargetGroups({ LoadBalancerArn });
  expect(TargetGroups?.map((group) => group.TargetGroupName).sort()).toEqual(['api', 'web']);

  await elb.registerTargets({ TargetGroupArn, Targets: [{ Id: '10.0.0.7' }] });
  const { TargetHealthDescriptions } = await elb.describeTargetHealth({ TargetGroupArn });
  expect(TargetHealthDescriptions).toMatchObject([
    { Target: { Id: '10.0.0.7', Port: 8080 }, TargetHealth: { State: 'healthy' } },
  ]);
  await expect(elb.deleteTargetGroup({ TargetGroupArn: api })).rejects.toMatchObject({
    name: 'ResourceInUseException',
  });
  await elb.deleteRule({ RuleArn: created?.[0]?.RuleArn });
  await elb.deleteTargetGroup({ TargetGroupArn: api });
  await elb.deleteLoadBalancer({ LoadBalancerArn });
  await expect(elb.describeListeners({ LoadBalancerArn })).rejects.toMatchObject({
    name: 'LoadBalancerNotFoundException',
  });
});

describe('rules are paged', () => {
  let ListenerArn = '';
  let arns: string[] = [];

  beforeAll(async () => {
    const { elb } = endpoint.clients;
    const DefaultActions = [{ Type: 'forward' as const, TargetGroupArn: await newGroup('paged') }];
    const { Listeners } = await elb.createListener({
      LoadBalancerArn: await newBalancer('paged'),
      Port: 80,
      Protocol: 'HTTP',
      DefaultActions,
    });
    ListenerArn = Listeners?.[0]?.ListenerArn ?? '';
    for (const Priority of [1, 2, 3]) {
      await elb.createRule({
        ListenerArn,
        Priority,
        Conditions: [{ Field: 'path-pattern', Values: [`/${Priority}`] }],
        Actions: DefaultActions,
      });
    }
    const { Rules = [] } = await elb.describeRules({ ListenerArn });
    arns = Rules.flatMap(({ IsDefault, RuleArn = '' }) => (IsDefault ? [] : [RuleArn])).sort();
    await elb.setRulePriorities({
      RulePriorities: arns.map((RuleArn, index) => ({ RuleArn, Priority: 30 - index })),
    });
  });

  async function pages(input: DescribeRulesInput): Promise<(string | undefined)[][]> {
    const { Rules = [], NextMarker } = await endpoint.clients.elb.describeRules(input);
    const first = Rules.map(({ RuleArn }) => RuleArn);
    return NextMarker ? [first, ...(await pages({ ...input, Marker: NextMarker }))] : [first];
  }

  test('by priority, also where that is not the order of their ARNs', async () => {
    expect(await pages({ ListenerArn, PageSize: 1 })).toEqual([
      ...arns.toReversed().map((arn) => [arn]),
      [expect.stringMatching(/\/default$/)],
    ]);
  });

  test('in the order asked for, where ARNs are listed', async () => {
    const [a = '', b = '', c = ''] = arns;
    expect(await pages({ RuleArns: [b, c, a], PageSize: 2 })).toEqual([[b, c], [a]]);
  });
});

test('attributes are set one by one, and protection refuses deletion', async () => {
  const { elb } = endpoint.clients;
  const LoadBalancerArn = await newBalancer('protected');
  await elb.modifyLoadBalancerAttributes({
    LoadBalancerArn,
    Attributes: [{ Key: 'deletion_protection.enabled', Value: 'true' }],
  });
  await expect(elb.deleteLoadBalancer({ LoadBalancerArn })).rejects.toMatchObject({
    name: 'OperationNotPermittedException',
  });
  await expect(
    elb.modifyLoadBalancerAttributes({
      LoadBalancerArn,
      Attributes: [{ Key: 'no.such.attribute', Value: '1' }],
    }),
  ).rejects.toMatchObject({ name: 'ValidationError' });
});

describe('refuses', () => {
  test('a load balancer in one zone, or of a taken name', async () => {
    const { elb } = endpoint.clients;
    await expect(
      elb.createLoadBalancer({ Name: 'narrow', Subnets: subnets.slice(0, 1) }),
    ).rejects.toMatchObject({ name: 'ValidationError' });
    await newBalancer('taken');
    await expect(newBalancer('taken')).rejects.toMatchObject({
      name: 'DuplicateLoadBalancerNameException',
    });
  });

  test('HTTPS without a certificate, and a second listener on a port', async () => {
    const { elb } = endpoint.clients;
    const LoadBalancerArn = await newBalancer('listening');
    const DefaultActions = [
      { Type: 'forward' as const, TargetGroupArn: await newGroup('listening') },
    ];
    await expect(
      elb.createListener({ LoadBalancerArn, Port: 443, Protocol: 'HTTPS', DefaultActions }),
    ).rejects.toMatchObject({ name: 'ValidationError' });
    const http = { LoadBalancerArn, Port: 80, Protocol: 'HTTP' as const, DefaultActions };
    await elb.createListener(http);
    await expect(elb.createListener(http)).rejects.toMatchObject({
      name: 'DuplicateListenerException',
    });
  });
});
