import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type TestEndpoint, testEndpoint } from '../../test-endpoint.ts';

let endpoint: TestEndpoint;
beforeAll(async () => {
  endpoint = await testEndpoint({ speed: 2_000 });
  const { ecs, logs } = endpoint.clients;
  await logs.createLogGroup({ logGroupName: '/jobs' });
  await ecs.createCluster({ clusterName: 'jobs', capacityProviders: ['FARGATE', 'FARGATE_SPOT'] });
});
afterAll(() => endpoint[Symbol.asyncDispose]());

const networkConfiguration = { awsvpcConfiguration: { subnets: ['subnet-1'] } };

async function register(family: string): Promise<void> {
  await endpoint.clients.ecs.registerTaskDefinition({
    family,
    requiresCompatibilities: ['FARGATE'],
    networkMode: 'awsvpc',
    cpu: '256',
    memory: '512',
    containerDefinitions: [
      {
        name: 'main',
        image: 'registry/jobs:1',
        command: ['work'],
        logConfiguration: {
          logDriver: 'awslogs',
          options: {
            'awslogs-group': '/jobs',
            'awslogs-region': 'us-east-2',
            'awslogs-stream-prefix': family,
          },
        },
      },
    ],
  });
}

async function runOne(family: string, more: object = {}) {
  const { ecs } = endpoint.clients;
  const { tasks, failures } = await ecs.runTask({
    cluster: 'jobs',
    taskDefinition: family,
    networkConfiguration,
    ...more,
  });
  return { arn: tasks?.[0]?.taskArn ?? '', tasks, failures };
}

async function described(arn: string) {
  const { tasks } = await endpoint.clients.ecs.describeTasks({ cluster: 'jobs', tasks: [arn] });
  return tasks?.[0];
}

const stopped = (arn: string) =>
  vi.waitFor(
    async () => {
      const task = await described(arn);
      expect(task?.lastStatus).toBe('STOPPED');
      return task;
    },
    { timeout: 5_000 },
  );

async function linesOf(family: string, arn: string): Promise<string[]> {
  return (await eventsOf(family, arn)).map(({ message }) => message ?? '');
}

async function eventsOf(family: string, arn: string) {
  const { events = [] } = await endpoint.clients.logs.getLogEvents({
    logGroupName: '/jobs',
    logStreamName: `${family}/main/${arn.split('/').at(-1)}`,
    startFromHead: true,
  });
  return events;
}

test('a task writes to the stream of its container while it runs', async () => {
  await register('writer');
  await endpoint.control('POST', 'speed', { speed: 200 });
  const { arn } = await runOne('writer', {
    overrides: { containerOverrides: [{ name: 'main', command: ['work', '--day=3'] }] },
    startedBy: 'by-hand',
  });
  expect(await stopped(arn)).toMatchObject({ startedBy: 'by-hand', containers: [{ exitCode: 0 }] });
  await endpoint.control('POST', 'speed', { speed: 2_000 });
  const lines = await linesOf('writer', arn);
  expect(lines[1]).toContain('command ["work","--day=3"]');
  const times = new Set((await eventsOf('writer', arn)).map(({ timestamp }) => timestamp));
  expect(times.size).toBeGreaterThan(4);
  expect(lines.at(-1)).toBe('INFO  done');
});

test.each([
  [
    'exits',
    { exitCode: 7, message: 'no such table' },
    {
      stopCode: 'EssentialContainerExited',
      stoppedReason: 'Essential container in task exited',
      containers: [{ exitCode: 7, reason: 'no such table' }],
    },
  ],
  [
    'needs too much memory',
    { cause: 'out-of-memory' },
    {
      stopCode: 'EssentialContainerExited',
      containers: [
        { exitCode: 137, reason: 'OutOfMemoryError: Container killed due to memory usage' },
      ],
    },
  ],
  [
    'has no image',
    { cause: 'image-pull' },
    {
      stopCode: 'TaskFailedToStart',
      stoppedReason: expect.stringMatching(/^CannotPullContainerError: .*registry\/jobs:1/),
      containers: [{ lastStatus: 'STOPPED', reason: expect.stringContaining('CannotPull') }],
    },
  ],
  [
    'finds no secret',
    { cause: 'start', message: 'ResourceInitializationError: no secret' },
    { stopCode: 'TaskFailedToStart', stoppedReason: 'ResourceInitializationError: no secret' },
  ],
])('the next task that %s says so, and the one after it does well', async (family, how, ending) => {
  const name = family.replaceAll(' ', '-');
  await register(name);
  await endpoint.control('POST', 'faults', {
    kind: 'run',
    of: 'ecs-task',
    name,
    count: 1,
    ...how,
  });
  const first = await runOne(name);
  expect(await stopped(first.arn)).toMatchObject(ending);
  const second = await runOne(name);
  expect(await stopped(second.arn)).toMatchObject({ containers: [{ exitCode: 0 }] });
});

test('a failing task writes its error last', async () => {
  await register('loud');
  await endpoint.control('POST', 'faults', {
    kind: 'run',
    of: 'ecs-task',
    name: 'loud',
    message: 'the disk is full',
    count: 1,
  });
  const { arn } = await runOne('loud');
  await stopped(arn);
  expect((await linesOf('loud', arn)).at(-1)).toBe('ERROR the disk is full');
});

test('without capacity no task is placed, and RunTask says which', async () => {
  await register('crowded');
  const capacityProviderStrategy = [{ capacityProvider: 'FARGATE_SPOT', weight: 1 }];
  await endpoint.control('POST', 'faults', { kind: 'capacity', pool: 'FARGATE_SPOT', count: 1 });
  const { tasks, failures } = await runOne('crowded', { capacityProviderStrategy, count: 2 });
  expect(tasks).toHaveLength(1);
  expect(failures).toEqual([
    {
      reason:
        'Capacity is unavailable at this time. Please try again later or in a different availability zone',
    },
  ]);
});

test('at a failure rate of 1 every task fails', async () => {
  await using unlucky = await testEndpoint({ speed: 5_000, failureRate: 1 });
  const { ecs } = unlucky.clients;
  await ecs.createCluster({ clusterName: 'jobs' });
  await ecs.registerTaskDefinition({
    family: 'plain',
    containerDefinitions: [{ name: 'main', image: 'a', memory: 128 }],
  });
  const { tasks } = await ecs.runTask({ cluster: 'jobs', taskDefinition: 'plain' });
  await vi.waitFor(async () => {
    const found = await ecs.describeTasks({ cluster: 'jobs', tasks: [tasks?.[0]?.taskArn ?? ''] });
    expect(found.tasks).toMatchObject([{ lastStatus: 'STOPPED', containers: [{ exitCode: 1 }] }]);
  });
});

test('stopped tasks are listed in pages', async () => {
  const { ecs } = endpoint.clients;
  await register('many');
  await runOne('many', { count: 5, group: 'nightly' });
  await vi.waitFor(async () => {
    const listed: string[] = [];
    let nextToken: string | undefined;
    do {
      const page = await ecs.listTasks({
        cluster: 'jobs',
        family: 'many',
        desiredStatus: 'STOPPED',
        maxResults: 2,
        nextToken,
      });
      listed.push(...(page.taskArns ?? []));
      nextToken = page.nextToken;
    } while (nextToken);
    expect(new Set(listed).size).toBe(5);
  });
});

test.each([['a container that the definition lacks', { containerOverrides: [{ name: 'other' }] }]])(
  'refuses to override %s',
  async (_, overrides) => {
    await register('plain');
    await expect(runOne('plain', { overrides })).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message: 'Override for container named other is not a container in the TaskDefinition.',
    });
  },
);

test('refuses a size that Fargate lacks, and a definition that was deregistered', async () => {
  await register('plain');
  await expect(runOne('plain', { overrides: { cpu: '256', memory: '8192' } })).rejects.toThrow(
    'No Fargate configuration exists for given values.',
  );
  const { taskDefinition } = await endpoint.clients.ecs.describeTaskDefinition({
    taskDefinition: 'plain',
  });
  const taskDefinitionArn = taskDefinition?.taskDefinitionArn ?? '';
  await endpoint.clients.ecs.deregisterTaskDefinition({ taskDefinition: taskDefinitionArn });
  await expect(runOne(taskDefinitionArn)).rejects.toMatchObject({
    name: 'InvalidParameterException',
    message: 'TaskDefinition is inactive',
  });
});
