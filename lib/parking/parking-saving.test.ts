import { expect, test } from 'vitest';
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
  const before = parkingSaving(wake, awake);
  expect(before.usdPerHour).toBeCloseTo(0.0416 + 2 * (0.25 * 0.04048 + 0.5 * 0.004445), 10);
  expect(before.costsOnUsdPerHour).toBeCloseTo(0.045 + (20 * 0.08) / 730, 10);
  expect(before.notCounted).toEqual(['front']);
  expect(parkingSaving(wake, [host('stopped'), service(0), ...rest])).toEqual(before);
});

test('names what it has no price of', () => {
  const large = nodeOf('EC2::Instance', 'big', {
    State: { Name: 'running' },
    InstanceType: 'm5.4xlarge',
  });
  const { wake } = planParking([large]);
  expect(parkingSaving(wake, [large])).toMatchObject({ usdPerHour: 0, notCounted: ['big'] });
  expect(parkingSaving(wake, [])).toMatchObject({ usdPerHour: 0, notCounted: ['big'] });
});
