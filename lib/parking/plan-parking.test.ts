import { describe, expect, test } from 'vitest';
import { findAction } from '#lib/operations/find-action.ts';
import type { ResourceNode } from '#lib/resources/graph.ts';
import { parkingRules } from './parking-rules.ts';
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

const awake = [
  nodeOf('EC2::Instance', 'host', { State: { Name: 'running' } }),
  nodeOf('EC2::NatGateway', 'nat', { State: 'available' }),
  nodeOf('RDS::DBInstance', 'mysql', { DBInstanceStatus: 'available' }),
  nodeOf('ECS::Service', 'jobs', { desiredCount: 3, status: 'ACTIVE' }),
  nodeOf('ApplicationAutoScaling::ScalableTarget', 'limits', { MinCapacity: 1, MaxCapacity: 5 }),
  nodeOf('Glue::Trigger', 'nightly', { Type: 'SCHEDULED', State: 'ACTIVATED' }),
  nodeOf('Glue::Trigger', 'after', { Type: 'CONDITIONAL', State: 'ACTIVATED' }),
  nodeOf('Glue::Crawler', 'raw', { State: 'READY', Schedule: { State: 'SCHEDULED' } }),
  nodeOf('ElastiCache::ReplicationGroup', 'redis', { Status: 'available' }),
];

test('schedules first, then scaling, services, hosts and databases; waking goes back', () => {
  const { park, wake, stays } = planParking(awake);
  const texts = (steps: typeof park) =>
    steps.map(({ action, resource, input }) => `${action} ${resource} ${JSON.stringify(input)}`);
  expect(texts(park)).toEqual([
    'deactivate nightly null',
    'pause-schedule raw null',
    'limit limits {"minCapacity":0,"maxCapacity":0}',
    'scale jobs {"desiredCount":0}',
    'stop host null',
    'stop mysql null',
  ]);
  expect(texts(wake)).toEqual([
    'start mysql null',
    'start host null',
    'scale jobs {"desiredCount":3}',
    'limit limits {"minCapacity":1,"maxCapacity":5}',
    'resume-schedule raw null',
    'activate nightly null',
  ]);
  expect(stays).toEqual(['nat', 'redis']);
});

test('what rests already is left alone', () => {
  const resting = [
    nodeOf('EC2::Instance', 'host', { State: { Name: 'stopped' } }),
    nodeOf('RDS::DBInstance', 'mysql', { DBInstanceStatus: 'stopped' }),
    nodeOf('ECS::Service', 'jobs', { desiredCount: 0 }),
    nodeOf('ApplicationAutoScaling::ScalableTarget', 'limits', { MinCapacity: 0, MaxCapacity: 0 }),
    nodeOf('Glue::Trigger', 'nightly', { Type: 'SCHEDULED', State: 'DEACTIVATED' }),
    nodeOf('Glue::Crawler', 'raw', { State: 'READY', Schedule: { State: 'NOT_SCHEDULED' } }),
  ];
  expect(planParking(resting)).toEqual({ park: [], wake: [], stays: [] });
});

describe('every rule', () => {
  test.each(parkingRules.map(({ type }) => type))('%s asks for actions that there are', (type) => {
    const steps = planParking(awake.filter((node) => node.type === type));
    expect(steps.park.length).toBe(1);
    for (const { action, input } of [...steps.park, ...steps.wake]) {
      const found = findAction(type, action);
      expect(found, action).toBeDefined();
      if (found?.input) expect(found.input.safeParse(input).success).toBe(true);
    }
  });
});
