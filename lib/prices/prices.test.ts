import { describe, expect, test } from 'vitest';
import { usualBasis } from '#lib/cost/usual-basis.ts';
import type { ResourceNode } from '#lib/resources/graph.ts';
import { aboutUsd } from './about-usd.ts';
import { changeText } from './cost-text.ts';
import { hourlyPrice } from './hourly-price.ts';

function nodeOf(type: string, properties: ResourceNode['properties']): ResourceNode {
  return {
    id: type,
    type: `AWS::${type}`,
    name: type,
    status: 'healthy',
    statusText: 'exists',
    managed: true,
    properties,
    tags: {},
  };
}

describe('a resource that runs', () => {
  const mysql = { Engine: 'mysql', DBInstanceClass: 'db.t4g.micro' };
  test.each<[string, ResourceNode['properties'], number | undefined, 'running' | 'existing']>([
    ['EC2::Instance', { InstanceType: 't3.large' }, 0.0832, 'running'],
    ['EC2::Instance', { InstanceType: 'm5.large' }, undefined, 'running'],
    ['EC2::Instance', { InstanceType: 'constructor' }, undefined, 'running'],
    [
      'EC2::Instance',
      { InstanceType: 't3.large', InstanceLifecycle: 'spot' },
      undefined,
      'running',
    ],
    ['RDS::DBInstance', mysql, 0.016, 'running'],
    ['RDS::DBInstance', { ...mysql, MultiAZ: true }, 0.032, 'running'],
    ['RDS::DBInstance', { ...mysql, Engine: 'postgres' }, undefined, 'running'],
    [
      'ElastiCache::ReplicationGroup',
      { CacheNodeType: 'cache.t4g.micro', MemberClusters: ['a', 'b'] },
      0.032,
      'existing',
    ],
    ['EC2::NatGateway', {}, 0.045, 'existing'],
    ['EC2::EIP', {}, 0.005, 'existing'],
    ['EC2::Volume', { Size: 730, VolumeType: 'gp3' }, 0.08, 'existing'],
    ['EC2::Volume', { Size: 10, VolumeType: 'io2' }, undefined, 'existing'],
    ['ElasticLoadBalancingV2::LoadBalancer', {}, 0.0225, 'existing'],
    ['EC2::VPC', {}, 0, 'existing'],
    ['Kinesis::Stream', {}, undefined, 'existing'],
  ])('%s %j costs %s an hour', (type, properties, expected, billing) => {
    const alone = { find: () => undefined };
    const price = hourlyPrice(nodeOf(type, properties), billing, usualBasis, alone);
    if (expected === undefined) expect(price).toBeUndefined();
    else expect(price).toBeCloseTo(expected, 10);
  });
});

describe('tasks on Fargate', () => {
  const priceOf = (service: ResourceNode['properties'], task?: ResourceNode['properties']) =>
    hourlyPrice(
      nodeOf('ECS::Service', { ...service, taskDefinition: 'task' }),
      'running',
      usualBasis,
      {
        find: () => task,
      },
    );
  const perTask = 0.04048 + 2 * 0.004445;
  const strategy = (...parts: [string, number, number][]) => ({
    capacityProviderStrategy: parts.map(([capacityProvider, base, weight]) => ({
      capacityProvider,
      base,
      weight,
    })),
  });
  test.each<[string, ResourceNode['properties'], number | undefined]>([
    ['on demand', { launchType: 'FARGATE' }, 4],
    ['all on Spot', strategy(['FARGATE_SPOT', 0, 1]), 4 * 0.3],
    ['half on Spot', strategy(['FARGATE', 0, 1], ['FARGATE_SPOT', 0, 1]), 2 + 2 * 0.3],
    ['one on demand first', strategy(['FARGATE', 1, 0], ['FARGATE_SPOT', 0, 1]), 1 + 3 * 0.3],
    ['on hosts', { launchType: 'EC2' }, undefined],
    ['by a provider of hosts', strategy(['hosts', 0, 1]), undefined],
  ])('four, %s', (_, properties, tasks) => {
    const price = priceOf({ ...properties, desiredCount: 4 }, { cpu: '1024', memory: '2048' });
    if (tasks === undefined) expect(price).toBeUndefined();
    else expect(price).toBeCloseTo(tasks * perTask, 10);
  });

  test('of unknown size have no price', () => {
    expect(priceOf({ launchType: 'FARGATE' })).toBeUndefined();
    expect(priceOf({ launchType: 'FARGATE' }, {})).toBeUndefined();
  });
});

test.each([
  [0, 'less than $1'],
  [0.99, 'less than $1'],
  [4.6, 'about $5'],
  [47.3, 'about $47'],
  [137.4, 'about $135'],
  [137.6, 'about $140'],
  [1_262, 'about $1,250'],
])('%s is said as %s', (amount, text) => expect(aboutUsd(amount)).toBe(text));

const amount = (usd: number, unknown = 0) => ({ usd, unknown });

test.each([
  [amount(10), amount(57), 'about $47 more'],
  [amount(57), amount(10), 'about $47 less'],
  [amount(1), amount(0.6), 'up to $1 less'],
  [null, amount(0.4), 'up to $1 more'],
  [amount(10), amount(10), 'no change'],
  [amount(10, 1), amount(57, 1), 'about $47 more'],
  [null, amount(0, 1), 'price unknown'],
  [amount(0, 1), null, 'price unknown'],
  [amount(57), amount(0, 1), 'about $57 less, part unknown'],
])('from %j to %j is %s', (before, after, text) => {
  const usd = (after?.usd ?? 0) - (before?.usd ?? 0);
  expect(changeText({ before, after, usd })).toBe(text);
});
