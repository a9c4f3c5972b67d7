import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestEndpoint, testEndpoint } from '../../test-endpoint.ts';

let endpoint: TestEndpoint;
const scaled = {
  ServiceNamespace: 'ecs' as const,
  ResourceId: 'service/jobs/data',
  ScalableDimension: 'ecs:service:DesiredCount' as const,
};

beforeAll(async () => {
  endpoint = await testEndpoint();
  const { ecs } = endpoint.clients;
  await ecs.createCluster({ clusterName: 'jobs' });
  await ecs.registerTaskDefinition({
    family: 'job',
    containerDefinitions: [{ name: 'job', image: 'jobs' }],
  });
  await ecs.createService({ cluster: 'jobs', serviceName: 'data', taskDefinition: 'job' });
});
afterAll(() => endpoint[Symbol.asyncDispose]());

test('a target has policies and scheduled actions, which go with it', async () => {
  const { autoScaling } = endpoint.clients;
  await autoScaling.registerScalableTarget({ ...scaled, MinCapacity: 0, MaxCapacity: 4 });
  await autoScaling.putScalingPolicy({
    ...scaled,
    PolicyName: 'cpu',
    PolicyType: 'TargetTrackingScaling',
    TargetTrackingScalingPolicyConfiguration: {
      TargetValue: 60,
      PredefinedMetricSpecification: { PredefinedMetricType: 'ECSServiceAverageCPUUtilization' },
    },
  });
  await autoScaling.putScheduledAction({
    ...scaled,
    ScheduledActionName: 'start',
    Schedule: 'cron(0 8 ? * MON-FRI *)',
    Timezone: 'Europe/Berlin',
    ScalableTargetAction: { MinCapacity: 1 },
  });
  const { ServiceNamespace } = scaled;
  expect(await autoScaling.describeScalableTargets({ ServiceNamespace })).toMatchObject({
    ScalableTargets: [{ ...scaled, MinCapacity: 0, MaxCapacity: 4 }],
  });
  expect(await autoScaling.describeScalingPolicies({ ServiceNamespace })).toMatchObject({
    ScalingPolicies: [
      {
        PolicyName: 'cpu',
        TargetTrackingScalingPolicyConfiguration: { TargetValue: 60 },
      },
    ],
  });
  await autoScaling.deregisterScalableTarget(scaled);
  expect(await autoScaling.describeScalingPolicies({ ServiceNamespace })).toMatchObject({
    ScalingPolicies: [],
  });
  expect(await autoScaling.describeScheduledActions({ ServiceNamespace })).toMatchObject({
    ScheduledActions: [],
  });
});

test('a target keeps what a change of it does not name', async () => {
  const { autoScaling } = endpoint.clients;
  const { ServiceNamespace } = scaled;
  const ResourceIds = [scaled.ResourceId];
  await autoScaling.registerScalableTarget({
    ...scaled,
    MinCapacity: 1,
    MaxCapacity: 4,
    SuspendedState: { DynamicScalingInSuspended: true },
  });
  await autoScaling.registerScalableTarget({ ...scaled, MaxCapacity: 6 });
  expect(
    await autoScaling.describeScalableTargets({ ServiceNamespace, ResourceIds }),
  ).toMatchObject({
    ScalableTargets: [
      {
        MinCapacity: 1,
        MaxCapacity: 6,
        SuspendedState: {
          DynamicScalingInSuspended: true,
          DynamicScalingOutSuspended: false,
          ScheduledScalingSuspended: false,
        },
      },
    ],
  });
});

test('refuses bounds the wrong way, a service that is not there, and a policy without a target', async () => {
  const { autoScaling } = endpoint.clients;
  await expect(
    autoScaling.registerScalableTarget({ ...scaled, MinCapacity: 5, MaxCapacity: 1 }),
  ).rejects.toMatchObject({ name: 'ValidationException' });
  const nowhere = { ...scaled, ResourceId: 'service/jobs/none' };
  await expect(
    autoScaling.registerScalableTarget({ ...nowhere, MinCapacity: 0, MaxCapacity: 1 }),
  ).rejects.toMatchObject({ name: 'ValidationException' });
  await expect(
    autoScaling.putScalingPolicy({ ...nowhere, PolicyName: 'cpu', PolicyType: 'StepScaling' }),
  ).rejects.toMatchObject({ name: 'ObjectNotFoundException' });
});
