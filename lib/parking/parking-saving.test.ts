import { expect, test } from 'vitest';
import { usualBasis } from '#lib/cost/usual-basis.ts';
import type { ResourceNode } from '#lib/resources/graph.ts';
import { parkingSaving } from './parking-saving.ts';
import { planParking } from './plan-parking.ts';

function nodeOf(type: string, name: string, properties: ResourceNode['properties']): ResourceNode {
  return {
    id: name,
    type: `AWS::${type}`,
    name,
    status: 'healthy',
    statusText: 'exists',
    managed: true,
    properties,
    tags: {},
  };
}

const host = (state: string) =>
  nodeOf('EC2::Instance', 'host', { State: { Name: state }, InstanceType: 't3.medium' });
const service = (desiredCount: number) =>
  nodeOf('ECS::Service', 'jobs', { desiredCount, launchType: 'FARGATE', taskDefinition: 'task' });
const rest = [
  nodeOf('ECS::TaskDefinition', 'task', { cpu: '256', memory: '512' }),
  nodeOf('EC2::NatGateway', 'nat', { State: 'available' }),
  nodeOf('EC2::Volume', 'disk', { Size: 20, VolumeType: 'gp3' }),
  nodeOf('ElasticLoadBalancingV2::LoadBalancer', 'front', {}),
];

test('is the same before and while it is parked', () => {
  const awake = [host('running'), service(2), ...rest];
  const { wake } = planParking(awake);
  const before = parkingSaving(wake, awake, usualBasis);
  expect(before.usdPerHour).toBeCloseTo(0.0416 + 2 * (0.25 * 0.04048 + 0.5 * 0.004445), 10);
  expect(before.costsOnUsdPerHour).toBeCloseTo(0.045 + 0.0225 + (20 * 0.08) / 730, 10);
  expect(before.notCounted).toEqual([]);
  expect(parkingSaving(wake, [host('stopped'), service(0), ...rest], usualBasis)).toEqual(before);
});

test('names what it has no price of', () => {
  const large = nodeOf('EC2::Instance', 'big', {
    State: { Name: 'running' },
    InstanceType: 'm5.4xlarge',
  });
  const { wake } = planParking([large]);
  expect(parkingSaving(wake, [large], usualBasis)).toMatchObject({
    usdPerHour: 0,
    notCounted: ['big'],
  });
  expect(parkingSaving(wake, [], usualBasis)).toMatchObject({ usdPerHour: 0, notCounted: ['big'] });
});

test('is reckoned by the prices that are given, whatever months are assumed to have', () => {
  const awake = [host('running'), ...rest];
  const { wake } = planParking(awake);
  const assumptions = { ...usualBasis.assumptions, hours: 100, hostHours: 200 };
  const rates = { ...usualBasis.prices.rates, 'ec2-instance/t3.medium': 0.05 };
  const prices = { ...usualBasis.prices, region: 'eu-west-1', asOf: '2026-01-02', rates };
  const saving = parkingSaving(wake, awake, { assumptions, prices });
  expect(saving.usdPerHour).toBeCloseTo(0.05, 10);
  expect(saving.costsOnUsdPerHour).toBeCloseTo(0.045 + 0.0225 + (20 * 0.08) / 730, 10);
  expect(saving.prices).toEqual({ region: 'eu-west-1', asOf: '2026-01-02' });
});
