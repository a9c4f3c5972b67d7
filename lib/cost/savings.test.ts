import { describe, expect, test } from 'vitest';
import type { Saving } from '#lib/api/cost-documents.ts';
import type { JsonValue, ResourceNode } from '#lib/resources/graph.ts';
import { savingChecks } from './saving.ts';
import { type SavingsInput, savingsOf } from './savings.ts';
import { usualBasis } from './usual-basis.ts';

function savings(input: Partial<SavingsInput>): Saving[] {
  return savingsOf({
    environment: 'dev',
    region: 'us-east-2',
    isProduction: false,
    isParkedAtNight: true,
    parameters: {},
    nodes: [],
    basis: usualBasis,
    ...input,
  });
}

function nodeOf(type: string, id: string, properties: ResourceNode['properties']): ResourceNode {
  return {
    id,
    type: `AWS::${type}`,
    name: id,
    status: 'healthy',
    statusText: 'exists',
    managed: true,
    properties,
    tags: {},
  };
}

const host = (state: string) =>
  nodeOf('EC2::Instance', 'host', { State: { Name: state }, InstanceType: 't3.large' });
const service = nodeOf('ECS::Service', 'jobs', {
  desiredCount: 2,
  launchType: 'FARGATE',
  taskDefinition: 'task',
});
const task = nodeOf('ECS::TaskDefinition', 'task', { cpu: '1024', memory: '2048' });
/** A vCPU and 2 GB for an hour on demand. */
const taskHour = 0.04048 + 2 * 0.004445;

/** A hundred GB in two thousand objects. */
const full = { Bytes: 100 * 2 ** 30, Objects: 2_000, IsPartial: false };
const bucket = (LifecycleConfiguration: JsonValue, Usage: JsonValue = full) =>
  nodeOf('S3::Bucket', 'store', { Name: 'store', LifecycleConfiguration, Usage });
const repository = (lifecyclePolicyText: string | null) =>
  nodeOf('ECR::Repository', 'images', { lifecyclePolicyText, Usage: full });
const rules = (rule: Readonly<Record<string, JsonValue>>) => ({
  Rules: [{ ID: 'only', Status: 'Enabled', ...rule }],
});

/** What a layer's stack holds. */
const made = (layer: string, type: string, ...each: readonly ResourceNode['properties'][]) =>
  each.map((properties, index) => ({
    ...nodeOf(type, `${layer}-${type}-${index}`, properties),
    layer,
  }));
const gateways = (count: number) =>
  made('network', 'EC2::NatGateway', ...Array(count).fill({ State: 'available' }));
const logs = (layer: string, retentionInDays: number) =>
  made(layer, 'Logs::LogGroup', { logGroupName: 'logs', retentionInDays });
const tasksOn = (spot: number, onDemand: number, base = 0) =>
  made('compute', 'ECS::Service', {
    desiredCount: 0,
    capacityProviderStrategy: [
      { capacityProvider: 'FARGATE_SPOT', weight: spot, base: 0 },
      { capacityProvider: 'FARGATE', weight: onDemand, base },
    ],
  });
const job = (properties: ResourceNode['properties']) => made('etl', 'Glue::Job', properties);
const tieredAfter = (Days: number) =>
  made('data-lake', 'S3::Bucket', {
    LifecycleConfiguration: rules({ Transitions: [{ StorageClass: 'INTELLIGENT_TIERING', Days }] }),
  });

interface Example {
  readonly id: string;
  readonly of: Partial<SavingsInput>;
  readonly usd: number | null;
  readonly remedy: object;
  /** The same where nothing is to be saved. */
  readonly without: Partial<SavingsInput>;
}

const examples: readonly Example[] = [
  {
    id: 'nat-gateway-per-zone/network',
    of: { parameters: { network: { natGateways: 'per-zone' } }, nodes: gateways(2) },
    usd: 32.85 + 0.9 + 3.65,
    remedy: { kind: 'plan', layer: 'network', parameters: { natGateways: 'single' } },
    without: {
      parameters: { network: { natGateways: 'per-zone' } },
      nodes: gateways(2),
      isProduction: true,
    },
  },
  {
    id: 'log-retention/network',
    of: {
      parameters: { network: { flowLogs: true, flowLogRetentionDays: 365 } },
      nodes: logs('network', 365),
    },
    usd: ((365 - 30) / 30) * 0.03,
    remedy: { kind: 'plan', layer: 'network', parameters: { flowLogRetentionDays: 30 } },
    without: { parameters: { network: { flowLogs: false, flowLogRetentionDays: 365 } } },
  },
  {
    id: 'log-retention/compute',
    of: { parameters: { compute: { logRetention: 365 } }, nodes: logs('compute', 365) },
    usd: 2 * ((365 - 30) / 30) * 0.03,
    remedy: { kind: 'plan', layer: 'compute', parameters: { logRetention: 30 } },
    without: { parameters: { compute: { logRetention: 30 } }, nodes: logs('compute', 30) },
  },
  {
    id: 'spot-share/compute',
    of: {
      parameters: { compute: { spotWeight: 0, onDemandWeight: 1 } },
      nodes: tasksOn(0, 1),
    },
    usd: 40 * taskHour * 0.75 * 0.7,
    remedy: {
      kind: 'plan',
      layer: 'compute',
      parameters: { spotWeight: 3, onDemandWeight: 1 },
    },
    without: { parameters: { compute: {} }, nodes: tasksOn(3, 1) },
  },
  {
    id: 'service-never-at-zero/compute',
    of: {
      parameters: { compute: { initialTasks: 4 } },
      nodes: made('compute', 'ECS::Service', { desiredCount: 4 }),
    },
    usd: 730 * taskHour * (1 + 3 * 0.3),
    remedy: { kind: 'plan', layer: 'compute', parameters: { initialTasks: 0 } },
    without: { parameters: { compute: { initialTasks: 4 } }, nodes: tasksOn(3, 1) },
  },
  {
    id: 'oversized-job/etl',
    of: {
      parameters: { etl: { workers: 10 } },
      nodes: job({ WorkerType: 'G.1X', NumberOfWorkers: 10 }),
    },
    usd: 2 * (8 * (100 / 60)) * 0.44,
    remedy: { kind: 'plan', layer: 'etl', parameters: { workerType: 'G.1X', workers: 2 } },
    without: {
      parameters: { etl: { workers: 10 } },
      nodes: job({ WorkerType: 'G.1X', NumberOfWorkers: 2 }),
    },
  },
  {
    id: 'long-job/etl',
    of: { parameters: { etl: { timeoutMinutes: 600 } }, nodes: job({ Timeout: 600 }) },
    usd: null,
    remedy: { kind: 'plan', layer: 'etl', parameters: { timeoutMinutes: 60 } },
    without: { parameters: { etl: { timeoutMinutes: 600 } }, nodes: job({ Timeout: 60 }) },
  },
  {
    id: 'tiering/data-lake',
    of: { parameters: { 'data-lake': { tieringDays: 180 } }, nodes: tieredAfter(180) },
    usd: null,
    remedy: { kind: 'plan', layer: 'data-lake', parameters: { tieringDays: 0 } },
    without: { parameters: { 'data-lake': { tieringDays: 180 } }, nodes: tieredAfter(0) },
  },
  {
    id: 'gp2-volume/disk',
    of: { nodes: [nodeOf('EC2::Volume', 'disk', { VolumeType: 'gp2', Size: 100 })] },
    usd: 2,
    remedy: { kind: 'look', resource: 'disk' },
    without: { nodes: [nodeOf('EC2::Volume', 'disk', { VolumeType: 'gp3', Size: 100 })] },
  },
  {
    id: 'needless-address/lost',
    of: { nodes: [nodeOf('EC2::EIP', 'lost', {})] },
    usd: 3.65,
    remedy: { kind: 'look', resource: 'lost' },
    without: { nodes: [nodeOf('EC2::EIP', 'lost', { AssociationId: 'eipassoc-1' })] },
  },
  {
    id: 'needless-address/asleep',
    of: {
      nodes: [
        host('stopped'),
        nodeOf('EC2::EIP', 'asleep', { AssociationId: 'eipassoc-1', InstanceId: 'host' }),
      ],
    },
    usd: 3.65,
    remedy: { kind: 'look', resource: 'asleep' },
    without: {
      nodes: [
        host('running'),
        nodeOf('EC2::EIP', 'asleep', { AssociationId: 'eipassoc-1', InstanceId: 'host' }),
      ],
    },
  },
  {
    id: 'log-retention/endless',
    of: { nodes: [nodeOf('Logs::LogGroup', 'endless', { logGroupName: 'endless' })] },
    usd: ((365 - 30) / 30) * 0.03,
    remedy: { kind: 'look', resource: 'endless' },
    without: {
      nodes: [
        nodeOf('Logs::LogGroup', 'endless', { logGroupName: 'endless', retentionInDays: 30 }),
      ],
    },
  },
  {
    id: 'missing-lifecycle/store',
    of: { nodes: [bucket(null)] },
    usd: 100 * 0.023 * 0.4 - 2 * 0.0025,
    remedy: { kind: 'look', resource: 'store' },
    without: { nodes: [bucket(rules({ Transitions: [{ StorageClass: 'INTELLIGENT_TIERING' }] }))] },
  },
  {
    id: 'missing-lifecycle/store',
    of: { nodes: [{ ...bucket(rules({ Status: 'Disabled' }), {}), layer: 'data-lake' }] },
    usd: null,
    remedy: { kind: 'parameter', layer: 'data-lake', parameter: 'tieringDays' },
    without: { nodes: [bucket(rules({ Expiration: { Days: 90 } }))] },
  },
  {
    id: 'missing-lifecycle/images',
    of: { nodes: [{ ...repository(null), layer: 'compute' }] },
    usd: 10,
    remedy: { kind: 'parameter', layer: 'compute', parameter: 'keptImages' },
    without: { nodes: [repository('{"rules":[]}')] },
  },
  {
    id: 'service-never-at-zero/jobs',
    of: { nodes: [service, task] },
    usd: 730 * 2 * taskHour,
    remedy: { kind: 'operation', resource: 'jobs', action: 'scale' },
    without: {
      nodes: [
        { ...service, layer: 'compute', properties: { ...service.properties, desiredCount: 0 } },
        task,
      ],
    },
  },
  {
    id: 'hosts-at-night',
    of: { nodes: [host('running')], isParkedAtNight: false },
    usd: 0.0832 * 730 * (113 / 168),
    remedy: { kind: 'schedule' },
    without: { nodes: [host('running')], isParkedAtNight: true },
  },
];

describe.each(examples.map((example) => [example.id, example] as const))('%s', (id, example) => {
  test('is found, with what it saves and what brings it about', () => {
    const found = savings(example.of).find((saving) => saving.id === id);
    expect(found).toMatchObject({
      usd: example.usd === null ? null : expect.closeTo(example.usd, 6),
      remedy: example.remedy,
    });
  });

  test('is not found where there is nothing to save', () => {
    expect(savings(example.without).map((saving) => saving.id)).not.toContain(id);
  });
});

test('every check has an example', () => {
  const shown = new Set(examples.map(({ id }) => id.split('/')[0]));
  expect(savingChecks.filter((check) => !shown.has(check))).toEqual([]);
});

describe('a plan is advised', () => {
  const checksOf = (natGateways: string, count: number) =>
    savings({ parameters: { network: { natGateways } }, nodes: gateways(count) }).map(
      ({ check }) => check,
    );

  test('by what exists, whatever the next plan would make', () => {
    expect(checksOf('per-zone', 1)).toEqual([]);
    const [found] = savings({
      parameters: { network: { natGateways: 'per-zone' } },
      nodes: gateways(3),
    });
    expect(found?.why).toMatch(/^3 gateways/);
  });

  test('not where the next plan would make it so anyway', () => {
    expect(checksOf('single', 2)).toEqual([]);
  });

  test.each([
    [
      { spotWeight: 0, onDemandWeight: 1 },
      tasksOn(0, 1),
      '0 % of tasks are on Spot; three of four are usual. Spot is up to 70 % cheaper.',
    ],
    [
      { onDemandBase: 2, initialTasks: 2 },
      tasksOn(3, 1, 2),
      'The first 2 always run on demand, which is needless outside production. Spot is up to 70 % cheaper.',
    ],
  ])('for what is wrong about Spot: %j', (compute, nodes, why) => {
    const found = savings({ parameters: { compute }, nodes });
    expect(found.find(({ check }) => check === 'spot-share')?.why).toBe(why);
  });
});

describe('hosts that run through the night', () => {
  const atNight = (nodes: readonly ResourceNode[], basis = usualBasis) =>
    savings({ nodes, isParkedAtNight: false, basis }).find(
      ({ check }) => check === 'hosts-at-night',
    );
  const large = nodeOf('EC2::Instance', 'large', {
    State: { Name: 'running' },
    InstanceType: 'm5.4xlarge',
  });

  test('cost what they do where the environment is', () => {
    const rates = { ...usualBasis.prices.rates, 'ec2-instance/t3.large': 0.1 };
    const basis = { ...usualBasis, prices: { ...usualBasis.prices, rates } };
    expect(atNight([host('running')], basis)?.usd).toBeCloseTo(0.1 * 730 * (113 / 168), 6);
  });

  test('are named where they have no price', () => {
    expect(atNight([large])).toMatchObject({ usd: null, why: expect.stringMatching(/: large\.$/) });
    expect(atNight([large, host('running')])).toMatchObject({
      usd: expect.closeTo(0.0832 * 730 * (113 / 168), 6),
      why: expect.stringMatching(/: large\.$/),
    });
  });
});

test('rules that were not read are not judged', () => {
  const unread = nodeOf('S3::Bucket', 'store', { Name: 'store' });
  expect(savings({ nodes: [unread, nodeOf('ECR::Repository', 'images', {})] })).toEqual([]);
});

test('the most is saved first, and what nobody can tell comes last', () => {
  const found = savings({
    parameters: { network: { natGateways: 'per-zone' }, etl: { timeoutMinutes: 600 } },
    nodes: [...gateways(2), ...job({ Timeout: 600 }), nodeOf('EC2::EIP', 'lost', {})],
  });
  expect(found.map(({ check }) => check)).toEqual([
    'nat-gateway-per-zone',
    'needless-address',
    'long-job',
  ]);
});

test('what a stack is still to create, and what is missing, is not judged', () => {
  const missing = { ...nodeOf('EC2::EIP', 'gone', {}), statusText: 'missing' };
  expect(savings({ nodes: [missing] })).toEqual([]);
});
