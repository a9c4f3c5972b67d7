import { DescribeTasksCommand } from '@aws-sdk/client-ecs';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Operation } from '#lib/api/operations.ts';
import type { Task } from '#lib/api/tasks.ts';
import { deploymentsOf } from '#lib/deployments/deployments-for-tests.ts';
import { refreshEnvironment } from '#lib/discovery/refresh-environment.ts';
import { listOperations } from '#lib/operations/list-operations.ts';
import { settleOperations } from '#lib/operations/settle-operations.ts';
import { startOperation } from '#lib/operations/start-operation.ts';
import { notReadYet } from '#lib/resources/not-read-yet.ts';
import { startTestRuntime, type TestRuntime } from '#lib/runtime/runtime-for-tests.ts';
import { forgetTasks } from './forget-tasks.ts';
import { listTasks } from './list-tasks.ts';
import { newTaskRows } from './new-task-rows.ts';
import { readTaskLog } from './read-task-log.ts';

/** The first call of each service loads its schemas, which a busy machine makes long. */
vi.setConfig({ testTimeout: 60_000, hookTimeout: 180_000 });

/** At which AWS shows stopped tasks for longer than a discovery takes on a busy machine. */
const speed = 300;

const name = 'tasks';
const family = `${name}-data-processing`;

let test: TestRuntime;
let its: ReturnType<typeof deploymentsOf>;
let definition: string;
let service: string;
let cluster: string;

beforeAll(async () => {
  test = await startTestRuntime({ speed });
  await test.runtime.watcher.stop();
  its = deploymentsOf(test);
  await its.create(name, { natGateways: 'none' });
  expect(await its.deploy(name, ['compute'])).toMatchObject({ status: 'succeeded' });
  const { nodes } = await refreshEnvironment(test.ctx, { name });
  const idOf = (type: string, text: string) =>
    nodes.find((node) => node.type === type && node.name.includes(text))?.id ?? '';
  definition = idOf('AWS::ECS::TaskDefinition', family);
  service = idOf('AWS::ECS::Service', family);
  cluster = idOf('AWS::ECS::Cluster', name);
});

afterEach(() => its.removeFaults());

afterAll(() => test.close());

const run = (input: object = {}) =>
  startOperation(test.ctx, {
    name,
    resource: definition,
    action: 'run',
    input: { ...input },
  });

const scale = (desiredCount: number) =>
  startOperation(test.ctx, { name, resource: service, action: 'scale', input: { desiredCount } });

async function look() {
  const graph = await refreshEnvironment(test.ctx, { name });
  await settleOperations(test.ctx, { name, graph });
  return graph;
}

function ended({ id }: Operation): Promise<Operation> {
  return vi.waitFor(
    async () => {
      await look();
      const { operations } = await listOperations(test.ctx, { name, limit: 100 });
      const found = operations.find((operation) => operation.id === id);
      expect(found?.finishedAt).toBeTruthy();
      return found as Operation;
    },
    { timeout: 30_000, interval: 20 },
  );
}

const tasksOf = async (resource: string, more: object = {}): Promise<Task[]> =>
  (await listTasks(test.ctx, { name, resource, limit: 50, ...more })).tasks;

describe('a task that is run by itself', () => {
  it('is followed to its exit code, with what it was given', async () => {
    const begun = await run({
      container: 'data-processing',
      command: ['python', 'job.py'],
      environment: ['DATE=2026-01-31', 'EMPTY='],
      cpu: 512,
      memory: 2_048,
      capacityProvider: 'FARGATE_SPOT',
    });
    expect(begun.reference).toMatch(/:task\//);
    expect(await ended(begun)).toMatchObject({ status: 'succeeded', reason: 'Exit code 0.' });
    const [task] = await tasksOf(definition);
    expect(task).toMatchObject({
      arn: begun.reference,
      taskDefinition: expect.stringMatching(/^tasks-data-processing:\d+$/),
      serviceArn: null,
      outcome: 'succeeded',
      state: 'STOPPED',
      cpu: '512',
      memory: '2048',
      capacityProvider: 'FARGATE_SPOT',
      stopCode: 'EssentialContainerExited',
      containers: [{ name: 'data-processing', exitCode: 0, hasLog: true, execCommand: null }],
    });
    const [row] = await test.ctx.db.ecsTask.findMany({ where: { arn: task?.arn ?? '' } });
    expect(row?.properties).toMatchObject({
      overrides: {
        containerOverrides: [
          {
            name: 'data-processing',
            command: ['python', 'job.py'],
            environment: [
              { name: 'DATE', value: '2026-01-31' },
              { name: 'EMPTY', value: '' },
            ],
          },
        ],
      },
      attachments: [{ details: [{ name: 'subnetId', value: expect.stringMatching(/^subnet-/) }] }],
    });
  });

  it('can be read after it has stopped, page by page', async () => {
    const [task] = await tasksOf(definition);
    const read = (token?: string) =>
      readTaskLog(test.ctx, { name, task: task?.arn ?? '', container: 'data-processing', token });
    const first = await read();
    expect(first.lines.map(({ text }) => text).join('\n')).toContain('["python","job.py"]');
    expect(await read(first.next ?? '')).toEqual({ lines: [], next: first.next });
  });

  it.each([
    [
      { cause: 'exit', exitCode: 3, message: 'No input' },
      'Exit code 3 of data-processing. No input. Essential container in task exited.',
    ],
    [{ cause: 'out-of-memory' }, 'Exit code 137 of data-processing. OutOfMemoryError'],
    [{ cause: 'image-pull' }, 'CannotPullContainerError'],
  ])('fails with its exit code and the reason that AWS gives: %j', async (how, reason) => {
    await its.addFault({ kind: 'run', of: 'ecs-task', name: family, ...how });
    expect(await ended(await run())).toMatchObject({
      status: 'failed',
      reason: expect.stringContaining(reason),
    });
    expect((await tasksOf(definition))[0]).toMatchObject({ outcome: 'failed' });
  });

  it('is one of several, which are followed to the last', async () => {
    await its.addFault({ kind: 'run', of: 'ecs-task', name: family, exitCode: 9, count: 1 });
    expect(await ended(await run({ count: 3 }))).toMatchObject({
      status: 'failed',
      reason: expect.stringMatching(/^1 of 3 tasks failed\. Exit code 9/),
    });
    expect(await ended(await run({ count: 2 }))).toMatchObject({
      status: 'succeeded',
      reason: 'Exit code 0 of all 2 tasks.',
    });
  });

  it('is refused where AWS has no capacity', async () => {
    await its.addFault({ kind: 'capacity', pool: 'FARGATE_SPOT' });
    await expect(run({ capacityProvider: 'FARGATE_SPOT' })).rejects.toMatchObject({
      code: 'aws-refused',
      message: expect.stringContaining('Capacity is unavailable'),
    });
  });

  it('says so where not all of it found a place', async () => {
    await its.addFault({ kind: 'capacity', count: 1 });
    expect(await ended(await run({ count: 2 }))).toMatchObject({
      status: 'failed',
      reason: 'AWS placed 1 of 2 tasks; they ended with exit code 0.',
    });
  });

  it.each([
    [{ cpu: 1_024, memory: 1_024 }, 'memory', /With 1 vCPU Fargate has 2048 to 8192 MiB in steps/],
    [{ cpu: 256, memory: 1_536 }, 'memory', /512, 1024 or 2048/],
    [{ cpu: 8_192, memory: 18_000 }, 'memory', /steps of 4096/],
    [{ cpu: 300, memory: 1_024 }, 'cpu', /./],
    [{ cpu: 256 }, 'memory', /Needed with CPU/],
    [{ memory: 512 }, 'cpu', /Needed with memory/],
    [{ count: 11 }, 'count', /./],
    [{ environment: ['9=1'], container: 'a' }, 'environment', /NAME=value/],
    [{ command: ['ls'] }, 'container', /Which one/],
    [{ capacityProvider: 'EC2' }, 'capacityProvider', /./],
  ])('is refused by field: %j', async (input, field, message) => {
    await expect(run(input)).rejects.toMatchObject({
      code: 'invalid-input',
      fields: [
        { path: expect.arrayContaining(['input', field]), message: expect.stringMatching(message) },
      ],
    });
  });
});

describe('tasks of a service', () => {
  it('that are interrupted stay listed with the reason, and others take their place', async () => {
    await ended(await scale(2));
    const before = await tasksOf(service);
    expect(before).toHaveLength(2);
    expect(before[0]).toMatchObject({
      outcome: 'running',
      serviceArn: service,
      noExecReason: null,
      containers: [
        {
          execCommand: expect.stringMatching(
            /^aws ecs execute-command --region us-east-2 --cluster \S+ --task \w+ --container data-processing --interactive --command \/bin\/sh$/,
          ),
        },
      ],
    });
    const spots = before.filter(({ capacityProvider }) => capacityProvider === 'FARGATE_SPOT');
    expect(spots.length).toBeGreaterThan(0);
    await its.addFault({ kind: 'spot-interruption', name: family, count: 1 });
    const interrupted = await vi.waitFor(
      async () => {
        await look();
        const found = (await tasksOf(service)).find(
          ({ stopCode }) => stopCode === 'SpotInterruption',
        );
        expect(found?.outcome).toBe('stopped');
        return found;
      },
      { timeout: 30_000, interval: 20 },
    );
    expect(interrupted?.stopReason).toContain('interrupted');
    const now = await tasksOf(service);
    expect(now.length).toBeGreaterThan(2);
    expect(now.filter(({ outcome }) => outcome === 'running')).toHaveLength(2);
    await ended(await scale(0));
    expect((await look()).nodes.filter(({ type }) => type === 'AWS::ECS::Task')).toEqual([]);
  });

  it('are replaced by others where the share of Spot changes', async () => {
    const mix = (input: Record<string, number>) =>
      startOperation(test.ctx, { name, resource: service, action: 'mix', input });
    await expect(mix({ spotWeight: 0, onDemandWeight: 0 })).rejects.toMatchObject({
      code: 'invalid-input',
      fields: [{ path: ['input', 'spotWeight'] }],
    });
    await ended(await scale(2));
    const done = await ended(await mix({ spotWeight: 0, onDemandWeight: 1, onDemandBase: 1 }));
    expect(done.status).toBe('succeeded');
    const running = (await tasksOf(service)).filter(({ outcome }) => outcome === 'running');
    expect(running.map(({ capacityProvider }) => capacityProvider)).toEqual(['FARGATE', 'FARGATE']);
    await ended(await scale(0));
  });

  it('that fail to start again and again end a deployment, and its operation with it', async () => {
    await ended(await scale(1));
    await its.addFault({ kind: 'run', of: 'ecs-task', name: family, cause: 'image-pull' });
    const begun = await startOperation(test.ctx, { name, resource: service, action: 'redeploy' });
    expect(await ended(begun)).toMatchObject({
      status: 'failed',
      reason: expect.stringMatching(/tasks failed to start/),
    });
    await its.removeFaults();
    const failed = await vi.waitFor(
      async () => {
        await look();
        const found = (await tasksOf(service)).filter(({ outcome }) => outcome === 'failed');
        expect(found.length).toBeGreaterThanOrEqual(3);
        return found;
      },
      { timeout: 30_000, interval: 20 },
    );
    expect(failed[0]?.stopReason).toContain('CannotPullContainerError');
    await ended(await scale(0));
  });

  it('are kept when AWS has forgotten them, and come in pages', async () => {
    const all = await tasksOf(cluster);
    expect(all.length).toBeGreaterThan(5);
    const first = await listTasks(test.ctx, { name, resource: cluster, limit: 2 });
    const second = await tasksOf(cluster, { limit: 2, before: first.next ?? '' });
    expect([...first.tasks, ...second]).toEqual(all.slice(0, 4));
    const { ecs } = test.ctx.aws({ region: 'us-east-2' });
    await vi.waitFor(
      async () => {
        const { tasks } = await ecs.send(
          new DescribeTasksCommand({ cluster, tasks: all.slice(0, 1).map(({ arn }) => arn) }),
        );
        expect(tasks).toEqual([]);
      },
      { timeout: 40_000, interval: 200 },
    );
    await look();
    expect(await tasksOf(cluster)).toEqual(all);
  });
});

it('a task that is gone before its end was seen has an end that nobody knows', async () => {
  const row = await test.ctx.db.ecsTask.findFirstOrThrow();
  const arn = `${row.arn}0`;
  const properties = { ...Object(row.properties), taskArn: arn, lastStatus: 'RUNNING' };
  for (const key of ['stopCode', 'stoppedAt', 'containers']) delete properties[key];
  const logs = [{ container: 'data-processing', group: '/no/such/group', stream: 'none' }];
  await test.ctx.db.ecsTask.create({ data: { ...row, arn, properties, logs, endedAt: null } });
  await look();
  const found = (await tasksOf(cluster)).find((task) => task.arn === arn);
  expect(found).toMatchObject({
    outcome: 'unknown',
    stopReason: expect.stringContaining('forgotten'),
  });
  const log = { name, task: arn, container: 'data-processing' };
  expect(await readTaskLog(test.ctx, log)).toEqual({ lines: [], next: null });
});

it('where ECS does not answer, what is kept stays', async () => {
  const before = await test.ctx.db.ecsTask.findMany();
  await its.addFault({ kind: 'deny', service: 'ECS', operation: 'ListTasks' });
  await refreshEnvironment(test.ctx, { name });
  expect(await test.ctx.db.ecsTask.findMany()).toEqual(before);
});

it.each([
  ['tasks of a resource that is not there', () => tasksOf('no-such'), 'resource-not-found'],
  ['tasks of what has none', () => tasksOf(`${name}-data-jobs`), 'no-tasks'],
  [
    'a page after a task that is not there',
    () => tasksOf(cluster, { before: 'x' }),
    'invalid-input',
  ],
  [
    'the log of a task that is not there',
    () => readTaskLog(test.ctx, { name, task: 'x', container: 'x' }),
    'resource-not-found',
  ],
  [
    'a log that a task does not have',
    async () => {
      const [task] = await tasksOf(cluster);
      return readTaskLog(test.ctx, { name, task: task?.arn ?? '', container: 'x' });
    },
    'invalid-input',
  ],
])('refused is %s', async (_, ask, code) => {
  await expect(ask()).rejects.toMatchObject({ code });
});

it('tasks are forgotten 30 days after their end', async () => {
  const { db, clock } = test.ctx;
  const days = (count: number) => new Date(clock.now().getTime() + count * 86_400_000);
  await forgetTasks(db, days(29));
  expect(await db.ecsTask.count()).toBeGreaterThan(0);
  await forgetTasks(db, days(31));
  expect(await db.ecsTask.count()).toBe(0);
});

it('a task logs where its definition says, also where that had no turn to be read yet', async () => {
  const { nodes } = await look();
  const read = nodes.filter(({ id }) => id === definition);
  const unread = read.map((node) => ({ ...node, ...notReadYet, properties: {} }));
  const task = { taskArn: `${definition}/1`, taskDefinitionArn: definition, clusterArn: cluster };
  const aws = test.ctx.aws({ region: 'us-east-2' });
  const [row] = await newTaskRows(aws, unread, [task]);
  expect(row?.logs).toHaveLength(1);
  expect([row]).toEqual(await newTaskRows(aws, read, [task]));
});
