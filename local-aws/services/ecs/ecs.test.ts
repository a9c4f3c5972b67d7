import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type TestEndpoint, testEndpoint } from '../../test-endpoint.ts';

let endpoint: TestEndpoint;
beforeAll(async () => {
  endpoint = await testEndpoint({ speed: 5_000 });
  const { ecs } = endpoint.clients;
  await ecs.createCluster({
    clusterName: 'jobs',
    capacityProviders: ['FARGATE', 'FARGATE_SPOT'],
    defaultCapacityProviderStrategy: [{ capacityProvider: 'FARGATE_SPOT', weight: 1 }],
  });
  await ecs.registerTaskDefinition(definition);
});
afterAll(() => endpoint[Symbol.asyncDispose]());

const definition = {
  family: 'job',
  requiresCompatibilities: ['FARGATE' as const],
  networkMode: 'awsvpc' as const,
  cpu: '1024',
  memory: '2048',
  containerDefinitions: [{ name: 'job', image: 'jobs:latest' }],
};
const networkConfiguration = { awsvpcConfiguration: { subnets: ['subnet-1', 'subnet-2'] } };

async function serviceOf(serviceName: string) {
  const { ecs } = endpoint.clients;
  const { services } = await ecs.describeServices({ cluster: 'jobs', services: [serviceName] });
  return services?.[0];
}

const running = (serviceName: string, count: number) =>
  vi.waitFor(async () =>
    expect(await serviceOf(serviceName)).toMatchObject({
      desiredCount: count,
      runningCount: count,
      deployments: [{ status: 'PRIMARY', rolloutState: 'COMPLETED' }],
    }),
  );

test('a service runs as many tasks as are wanted, over its providers, and drains', async () => {
  const { ecs } = endpoint.clients;
  await ecs.createService({
    cluster: 'jobs',
    serviceName: 'scaled',
    taskDefinition: 'job',
    desiredCount: 0,
    networkConfiguration,
    capacityProviderStrategy: [
      { capacityProvider: 'FARGATE', base: 1, weight: 0 },
      { capacityProvider: 'FARGATE_SPOT', weight: 3 },
    ],
  });
  await running('scaled', 0);
  await ecs.updateService({ cluster: 'jobs', service: 'scaled', desiredCount: 3 });
  await running('scaled', 3);
  const { taskArns } = await ecs.listTasks({ cluster: 'jobs', serviceName: 'scaled' });
  const { tasks } = await ecs.describeTasks({ cluster: 'jobs', tasks: taskArns });
  expect(tasks?.map(({ capacityProviderName }) => capacityProviderName).sort()).toEqual([
    'FARGATE',
    'FARGATE_SPOT',
    'FARGATE_SPOT',
  ]);
  await ecs.stopTask({ cluster: 'jobs', task: taskArns?.[0], reason: 'by hand' });
  await vi.waitFor(async () => {
    const events = (await serviceOf('scaled'))?.events ?? [];
    expect(events.filter(({ message }) => message?.includes('has started 1 tasks'))).toHaveLength(
      1,
    );
  });
  await running('scaled', 3);
  const { tasks: stopped } = await ecs.describeTasks({
    cluster: 'jobs',
    tasks: taskArns?.slice(0, 1),
  });
  expect(stopped).toMatchObject([
    { lastStatus: 'STOPPED', stoppedReason: 'by hand', containers: [{ exitCode: 143 }] },
  ]);
  await expect(ecs.deleteService({ cluster: 'jobs', service: 'scaled' })).rejects.toMatchObject({
    name: 'InvalidParameterException',
  });
  await ecs.deleteService({ cluster: 'jobs', service: 'scaled', force: true });
  await vi.waitFor(async () => expect((await serviceOf('scaled'))?.status).toBe('INACTIVE'));
});

test('a new task definition is rolled out, old tasks going once new ones run', async () => {
  const { ecs } = endpoint.clients;
  await ecs.createService({
    cluster: 'jobs',
    serviceName: 'rolled',
    taskDefinition: 'job',
    desiredCount: 1,
    networkConfiguration,
  });
  await running('rolled', 1);
  const { taskDefinition } = await ecs.registerTaskDefinition(definition);
  const { service } = await ecs.updateService({
    cluster: 'jobs',
    service: 'rolled',
    taskDefinition: taskDefinition?.taskDefinitionArn,
  });
  expect(service?.deployments?.map(({ status }) => status)).toEqual(['PRIMARY', 'ACTIVE']);
  await running('rolled', 1);
  const { taskArns } = await ecs.listTasks({ cluster: 'jobs', serviceName: 'rolled' });
  const { tasks } = await ecs.describeTasks({ cluster: 'jobs', tasks: taskArns });
  expect(tasks?.map((task) => task.taskDefinitionArn)).toEqual([taskDefinition?.taskDefinitionArn]);
});

test('a task of its own does its work and ends with exit code 0', async () => {
  const { ecs } = endpoint.clients;
  const { tasks } = await ecs.runTask({
    cluster: 'jobs',
    taskDefinition: 'job',
    networkConfiguration,
    overrides: { containerOverrides: [{ name: 'job', command: ['run'] }] },
  });
  const arn = tasks?.[0]?.taskArn ?? '';
  expect(tasks?.[0]).toMatchObject({ lastStatus: 'PROVISIONING', group: 'family:job' });
  await vi.waitFor(async () => {
    const described = await ecs.describeTasks({ cluster: 'jobs', tasks: [arn] });
    expect(described.tasks).toMatchObject([
      {
        lastStatus: 'STOPPED',
        stopCode: 'EssentialContainerExited',
        stoppedReason: 'Essential container in task exited',
        containers: [{ exitCode: 0 }],
      },
    ]);
  });
});

describe('refuses', () => {
  test.each([
    ['a size that Fargate does not have', { memory: '1024' }],
    ['another network mode on Fargate', { networkMode: 'bridge' as const }],
    ['no container', { containerDefinitions: [] }],
  ])('a task definition with %s', async (_, wrong) => {
    await expect(
      endpoint.clients.ecs.registerTaskDefinition({ ...definition, ...wrong }),
    ).rejects.toMatchObject({ name: 'ClientException' });
  });

  test('an unknown cluster, an unknown definition, and a task without a network', async () => {
    const { ecs } = endpoint.clients;
    const run = { cluster: 'jobs', taskDefinition: 'job', networkConfiguration };
    await expect(ecs.runTask({ ...run, cluster: 'none' })).rejects.toMatchObject({
      name: 'ClusterNotFoundException',
    });
    await expect(ecs.runTask({ ...run, taskDefinition: 'none' })).rejects.toMatchObject({
      name: 'ClientException',
    });
    await expect(ecs.runTask({ cluster: 'jobs', taskDefinition: 'job' })).rejects.toMatchObject({
      name: 'InvalidParameterException',
    });
  });

  test('to delete a cluster that has a service', async () => {
    const { ecs } = endpoint.clients;
    await ecs.createCluster({ clusterName: 'used' });
    await ecs.createService({
      cluster: 'used',
      serviceName: 'one',
      taskDefinition: 'job',
      networkConfiguration,
      launchType: 'FARGATE',
    });
    await expect(ecs.deleteCluster({ cluster: 'used' })).rejects.toMatchObject({
      name: 'ClusterContainsServicesException',
    });
  });
});
