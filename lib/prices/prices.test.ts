import { describe, expect, test } from 'vitest';
import type { ResourceNode } from '#lib/resources/graph.ts';
import { aboutUsd } from './about-usd.ts';
import { fargatePrice } from './fargate-price.ts';
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
  test.each<[string, ResourceNode['properties'], number | undefined]>([
    ['EC2::Instance', { InstanceType: 't3.large' }, 0.0832],
    ['EC2::Instance', { InstanceType: 'm5.large' }, undefined],
    ['EC2::Instance', { InstanceType: 'constructor' }, undefined],
    ['EC2::Instance', { InstanceType: 't3.large', InstanceLifecycle: 'spot' }, undefined],
    ['RDS::DBInstance', mysql, 0.016],
    ['RDS::DBInstance', { ...mysql, MultiAZ: true }, 0.032],
    ['RDS::DBInstance', { ...mysql, Engine: 'postgres' }, undefined],
    [
      'ElastiCache::ReplicationGroup',
      { CacheNodeType: 'cache.t4g.micro', MemberClusters: ['a', 'b'] },
      0.032,
    ],
    ['EC2::NatGateway', {}, 0.045],
    ['EC2::EIP', {}, 0.005],
    ['EC2::Volume', { Size: 730, VolumeType: 'gp3' }, 0.08],
    ['EC2::Volume', { Size: 10, VolumeType: 'io2' }, undefined],
    ['ElasticLoadBalancingV2::LoadBalancer', {}, undefined],
  ])('%s %j costs %s an hour', (type, properties, expected) => {
    const price = hourlyPrice(nodeOf(type, properties));
    if (expected === undefined) expect(price).toBeUndefined();
    else expect(price).toBeCloseTo(expected, 10);
  });
});

describe('tasks on Fargate', () => {
  const definition = nodeOf('ECS::TaskDefinition', { cpu: '1024', memory: '2048' });
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
    const price = fargatePrice(nodeOf('ECS::Service', properties), definition, 4);
    if (tasks === undefined) expect(price).toBeUndefined();
    else expect(price).toBeCloseTo(tasks * perTask, 10);
  });

  test('of unknown size have no price', () => {
    const service = nodeOf('ECS::Service', { launchType: 'FARGATE' });
    expect(fargatePrice(service, undefined, 1)).toBeUndefined();
    expect(fargatePrice(service, nodeOf('ECS::TaskDefinition', {}), 1)).toBeUndefined();
  });
});

test.each([
  [0, 'less than $1'],
  [0.99, 'less than $1'],
  [4.6, 'about $5'],
  [47.3, 'about $47'],
  [137.4, 'about $140'],
  [1_262, 'about $1,300'],
])('%s is said as %s', (amount, text) => expect(aboutUsd(amount)).toBe(text));
