import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { type TestEndpoint, testEndpoint } from '../../test-endpoint.ts';
import { detailsOf, eventsUntil, listen } from '../event-bridge/test-events.ts';
import { failureThreshold } from './circuit-breaker.ts';

let endpoint: TestEndpoint;
beforeAll(async () => {
  endpoint = await testEndpoint({ speed: 2_000 });
  await endpoint.clients.ecs.createCluster({ clusterName: 'live' });
});
afterEach(async () => {
  await endpoint.control('DELETE', 'faults');
  await endpoint.control('POST', 'speed', { speed: 2_000 });
});
afterAll(() => endpoint[Symbol.asyncDispose]());

const cluster = 'live';
const networkConfiguration = { awsvpcConfiguration: { subnets: ['subnet-1'] } };

async function register(family: string): Promise<string> {
  const { taskDefinition } = await endpoint.clients.ecs.registerTaskDefinition({
    family,
    requiresCompatibilities: ['FARGATE'],
    networkMode: 'awsvpc',
    cpu: '256',
    memory: '512',
    containerDefinitions: [{ name: 'main', image: 'a:1' }],
  });
  return taskDefinition?.taskDefinitionArn ?? '';
}

async function create(serviceName: string, more: object = {}): Promise<string> {
  const taskDefinition = await register(serviceName);
  await endpoint.clients.ecs.createService({
    cluster,
    serviceName,
    taskDefinition,
    desiredCount: 1,
    networkConfiguration,
    deploymentConfiguration: { deploymentCircuitBreaker: { enable: true, rollback: true } },
    ...more,
  });
  return taskDefinition;
}

async function serviceOf(name: string) {
  const { services } = await endpoint.clients.ecs.describeServices({ cluster, services: [name] });
  return services?.[0];
}

const eventually = (name: string, expected: object) =>
  vi.waitFor(async () => expect(await serviceOf(name)).toMatchObject(expected), { timeout: 5_000 });

const settled = (name: string, taskDefinition: string) =>
  eventually(name, {
    taskDefinition,
    runningCount: 1,
    deployments: [{ status: 'PRIMARY', taskDefinition, rolloutState: 'COMPLETED', failedTasks: 0 }],
  });

async function messagesOf(name: string): Promise<string[]> {
  return ((await serviceOf(name))?.events ?? []).map(({ message = '' }) => message).reverse();
}

test.each([['image-pull'], ['exit']])(
  'the breaker trips on a new definition whose tasks fail by %s, and goes back to the last one',
  async (cause) => {
    const name = `broken-by-${cause}`;
    const good = await create(name);
    await settled(name, good);
    const queue = await listen(endpoint.clients, name, {
      'detail-type': ['ECS Deployment State Change'],
    });
    const before = (await serviceOf(name))?.deployments?.[0]?.id;
    await endpoint.control('POST', 'faults', { kind: 'run', of: 'ecs-task', name, cause });
    await endpoint.control('POST', 'speed', { speed: 300 });
    const bad = await register(name);
    await endpoint.clients.ecs.updateService({ cluster, service: name, taskDefinition: bad });
    await eventually(name, {
      taskDefinition: good,
      deployments: [
        { status: 'PRIMARY', id: before, taskDefinition: good },
        {
          taskDefinition: bad,
          rolloutState: 'FAILED',
          rolloutStateReason: 'ECS deployment circuit breaker: tasks failed to start.',
          failedTasks: 3,
        },
      ],
    });
    await settled(name, good);
    const failed = /^\(service \S+\) \(deployment ecs-svc\/\d+\) deployment failed: tasks failed/;
    const messages = await messagesOf(name);
    const trip = messages.findIndex((message) => failed.test(message));
    expect(messages[trip + 1]).toBe(`(service ${name}) rolling back to deployment ${before}.`);
    const received = await eventsUntil(
      endpoint.clients,
      queue,
      ({ detail }) => detail.eventName === 'SERVICE_DEPLOYMENT_COMPLETED',
    );
    expect(detailsOf(received, 'ECS Deployment State Change')).toMatchObject([
      { eventName: 'SERVICE_DEPLOYMENT_IN_PROGRESS' },
      { eventName: 'SERVICE_DEPLOYMENT_FAILED', eventType: 'ERROR' },
      {
        eventName: 'SERVICE_DEPLOYMENT_IN_PROGRESS',
        reason: `ECS deployment circuit breaker: rolling back to deploymentId ${before}.`,
      },
      { eventName: 'SERVICE_DEPLOYMENT_COMPLETED', deploymentId: before },
    ]);
  },
);

test('a first deployment that fails has nothing to go back to, and a good one takes its place', async () => {
  const name = 'stillborn';
  await endpoint.control('POST', 'faults', { kind: 'run', of: 'ecs-task', name, cause: 'start' });
  await create(name);
  await eventually(name, { runningCount: 0, deployments: [{ rolloutState: 'FAILED' }] });
  expect(await messagesOf(name)).toContainEqual(
    expect.stringContaining('is unable to consistently start tasks successfully.'),
  );
  await endpoint.control('DELETE', 'faults');
  const good = await register(name);
  await endpoint.clients.ecs.updateService({ cluster, service: name, taskDefinition: good });
  await settled(name, good);
});

test('the same definition is deployed anew on request, and an earlier one can be returned to', async () => {
  const { ecs } = endpoint.clients;
  const name = 'redeployed';
  const first = await create(name);
  await settled(name, first);
  const before = await serviceOf(name);
  await ecs.updateService({ cluster, service: name, forceNewDeployment: true });
  await settled(name, first);
  expect((await serviceOf(name))?.deployments?.[0]?.id).not.toBe(before?.deployments?.[0]?.id);
  const second = await register(name);
  await ecs.updateService({ cluster, service: name, taskDefinition: second });
  await settled(name, second);
  await ecs.updateService({ cluster, service: name, taskDefinition: first });
  await settled(name, first);
});

test('a service moves to another capacity provider with a new deployment', async () => {
  const { ecs } = endpoint.clients;
  const name = 'moved';
  const definition = await create(name);
  await settled(name, definition);
  const capacityProviderStrategy = [{ capacityProvider: 'FARGATE_SPOT', weight: 1, base: 0 }];
  await expect(
    ecs.updateService({ cluster, service: name, capacityProviderStrategy }),
  ).rejects.toMatchObject({
    name: 'InvalidParameterException',
    message: expect.stringContaining('you must force a new deployment'),
  });
  await ecs.updateService({
    cluster,
    service: name,
    capacityProviderStrategy,
    forceNewDeployment: true,
  });
  await settled(name, definition);
  const { taskArns } = await ecs.listTasks({ cluster, serviceName: name });
  const { tasks } = await ecs.describeTasks({ cluster, tasks: taskArns });
  expect(tasks).toMatchObject([{ capacityProviderName: 'FARGATE_SPOT' }]);
  const same = await ecs.updateService({ cluster, service: name, capacityProviderStrategy });
  expect(same.service?.capacityProviderStrategy).toEqual(capacityProviderStrategy);
});

test('a service without capacity says so once, and starts its task when there is some', async () => {
  const name = 'waiting';
  await endpoint.control('POST', 'faults', { kind: 'capacity', pool: 'FARGATE', count: 2 });
  const definition = await create(name, {
    launchType: 'FARGATE',
    deploymentConfiguration: undefined,
  });
  await settled(name, definition);
  const refused =
    '(service waiting) was unable to place a task. Reason: Capacity is unavailable at this time. Please try again later or in a different availability zone.';
  expect((await messagesOf(name)).filter((message) => message === refused)).toHaveLength(1);
});

test('a Spot task is warned, replaced, and stops two minutes later', async () => {
  const { ecs } = endpoint.clients;
  const name = 'spotty';
  const definition = await create(name, {
    capacityProviderStrategy: [{ capacityProvider: 'FARGATE_SPOT', weight: 1 }],
  });
  await settled(name, definition);
  const queue = await listen(endpoint.clients, name, {
    'detail-type': ['ECS Task State Change'],
    detail: { stopCode: ['SpotInterruption'] },
  });
  const { taskArns: [interrupted = ''] = [] } = await ecs.listTasks({ cluster, serviceName: name });
  await endpoint.control('POST', 'faults', { kind: 'spot-interruption', name, count: 1 });
  const received = await eventsUntil(
    endpoint.clients,
    queue,
    ({ detail }) => detail.lastStatus === 'STOPPED',
  );
  expect(detailsOf(received, 'ECS Task State Change')).toMatchObject([
    {
      taskArn: interrupted,
      lastStatus: 'RUNNING',
      desiredStatus: 'STOPPED',
      stoppedReason: 'Your Spot Task was interrupted.',
    },
    { lastStatus: 'DEPROVISIONING' },
    { lastStatus: 'STOPPED' },
  ]);
  await settled(name, definition);
  const { taskArns } = await ecs.listTasks({ cluster, serviceName: name });
  expect(taskArns).toHaveLength(1);
  expect(taskArns).not.toContain(interrupted);
});

describe('the threshold of the breaker', () => {
  test.each([
    [1, undefined, 3],
    [25, undefined, 13],
    [1000, undefined, 200],
    [10, { type: 'COUNT' as const, value: 2 }, 2],
    [10, { type: 'UNBOUNDED_PERCENT' as const, value: 10 }, 1],
  ])('for %d tasks with %j is %d', (desired, thresholdConfiguration, threshold) => {
    const breaker = { enable: true, rollback: true, thresholdConfiguration };
    expect(failureThreshold(breaker, desired)).toBe(threshold);
  });
});
