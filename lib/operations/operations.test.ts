import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { listActivity } from '#lib/activity/list-activity.ts';
import type { Operation } from '#lib/api/operations.ts';
import { deploymentsOf } from '#lib/deployments/deployments-for-tests.ts';
import { refreshEnvironment } from '#lib/discovery/refresh-environment.ts';
import type { ResourceNode } from '#lib/resources/graph.ts';
import { startTestRuntime, type TestRuntime } from '#lib/runtime/runtime-for-tests.ts';
import { getOperation } from './get-operation.ts';
import { listOperations } from './list-operations.ts';
import { environmentsWithOperations, settleOperations } from './settle-operations.ts';
import { startOperation } from './start-operation.ts';

/** The first call of each service loads its schemas, which a busy machine makes long. */
vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });

const name = 'ops';

let test: TestRuntime;
let its: ReturnType<typeof deploymentsOf>;
let nodes: readonly ResourceNode[];

beforeAll(async () => {
  test = await startTestRuntime();
  await test.runtime.watcher.stop();
  its = deploymentsOf(test);
  await its.create(name, { natGateways: 'none' });
  expect(await its.deploy(name, ['etl'])).toMatchObject({ status: 'succeeded' });
});

beforeEach(async () => {
  nodes = (await refreshEnvironment(test.ctx, { name })).nodes;
});

afterEach(() => its.removeFaults());

afterAll(() => test.close());

function idOf(type: string, text: RegExp): string {
  const found = nodes.find((node) => node.type === `AWS::${type}` && text.test(node.name));
  if (!found) throw new Error(`No ${type} ${text}`);
  return found.id;
}

const crawler = () => idOf('Glue::Crawler', /raw/);
const job = () => idOf('Glue::Job', /processing/);

const start = (resource: string, action: string, more: object = {}) =>
  startOperation(test.ctx, { name, resource, action, ...more });

async function settle(): Promise<void> {
  const graph = await refreshEnvironment(test.ctx, { name });
  await settleOperations(test.ctx, { name, graph });
}

/** Looks until an operation has ended, as the watcher does. */
function ended({ id }: Operation): Promise<Operation> {
  return vi.waitFor(
    async () => {
      await settle();
      const { operations } = await listOperations(test.ctx, { name, limit: 100 });
      const found = operations.find((operation) => operation.id === id);
      expect(found?.finishedAt).toBeTruthy();
      return found as Operation;
    },
    { timeout: 30_000, interval: 20 },
  );
}

async function newsOf(resource: string): Promise<string[]> {
  const { entries } = await listActivity(test.ctx, { name, limit: 50, resource });
  return entries.map(({ kind, summary }) => `${kind}: ${summary}`);
}

describe('an operation', () => {
  it('is asked for, runs and succeeds, and the activity of its resource tells so', async () => {
    const begun = await start(crawler(), 'run');
    expect(begun).toMatchObject({ status: 'running', action: 'run', requestedBy: 'tester' });
    expect(await environmentsWithOperations(test.ctx)).toContain(name);
    expect(await ended(begun)).toMatchObject({ status: 'succeeded', reason: null });
    const news = await newsOf(crawler());
    expect(news).toContain(`operation-started: Run, Crawler ${crawler()}: asked for`);
    expect(news).toContain(`operation-succeeded: Run, Crawler ${crawler()}: done`);
  });

  it('is told apart from what was there before: a second crawl is not over at once', async () => {
    await ended(await start(crawler(), 'run'));
    nodes = (await refreshEnvironment(test.ctx, { name })).nodes;
    await its.addFault({ kind: 'delay', service: 'Glue', operation: 'StartCrawler', delayMs: 1 });
    const second = await start(crawler(), 'run');
    expect(second.status).toBe('running');
    expect(await ended(second)).toMatchObject({ status: 'succeeded' });
  });

  it('that a run ends badly fails with the reason that AWS gives', async () => {
    await its.addFault({
      kind: 'resource',
      type: 'AWS::Glue::JobRun',
      action: 'CREATE',
      logicalId: job(),
      message: 'The disk is full',
    });
    const begun = await start(job(), 'run', { input: { arguments: ['--date=2026-01-31'] } });
    expect(begun).toMatchObject({
      reference: expect.stringMatching(/^jr_/),
      input: { arguments: ['--date=2026-01-31'] },
    });
    const failure = await ended(begun);
    expect(failure).toMatchObject({ status: 'failed', reason: expect.stringContaining('disk') });
    expect((await newsOf(job()))[0]).toMatch(/^operation-failed: Run, .*The disk is full/);
  });

  it('is what the last attempt at a run came to', async () => {
    await its.addFault({
      kind: 'resource',
      type: 'AWS::Glue::JobRun',
      action: 'CREATE',
      logicalId: job(),
      message: 'A node was lost',
      count: 1,
    });
    expect(await ended(await start(job(), 'run'))).toMatchObject({ status: 'succeeded' });
  });

  it('that AWS refuses is kept as a failure with AWS’s own words', async () => {
    await its.addFault({
      kind: 'error',
      service: 'Glue',
      operation: 'StartCrawler',
      code: 'OperationTimeoutException',
      message: 'Not today',
      httpStatus: 400,
    });
    await expect(start(crawler(), 'run')).rejects.toMatchObject({
      code: 'aws-refused',
      message: 'Not today',
    });
    const { operations } = await listOperations(test.ctx, { name, limit: 1 });
    expect(operations).toMatchObject([{ status: 'failed', reason: 'Not today' }]);
  });

  it('is stopped by another', async () => {
    await its.setSpeed(10);
    const begun = await start(job(), 'run');
    nodes = (await refreshEnvironment(test.ctx, { name })).nodes;
    const stopped = await start(job(), 'stop');
    await its.setSpeed(2_000);
    expect((await ended(stopped)).status).toBe('succeeded');
    expect((await ended(begun)).status).toBe('failed');
  });

  it('is not followed by a discovery that began before AWS had accepted it', async () => {
    const earlier = await refreshEnvironment(test.ctx, { name });
    const begun = await start(crawler(), 'run');
    const open = await settleOperations(test.ctx, { name, graph: { ...earlier, nodes: [] } });
    expect(open).toBe(1);
    expect((await ended(begun)).status).toBe('succeeded');
  });
});

describe('refused is, and nothing is done', () => {
  const counted = async () =>
    (await listOperations(test.ctx, { name, limit: 100 })).operations.length;

  it.each([
    ['a resource that is not there', 'no-such', 'run', {}, 'resource-not-found'],
    ['an action that it does not have', 'crawler', 'explode', {}, 'action-not-found'],
    ['what its state forbids', 'crawler', 'stop', {}, 'action-unavailable'],
    ['what has to be confirmed by name', 'job', 'reset-bookmark', {}, 'confirmation-mismatch'],
    [
      'another name',
      'job',
      'reset-bookmark',
      { confirm: 'something-else' },
      'confirmation-mismatch',
    ],
    ['an input that nobody asked for', 'crawler', 'run', { input: { a: 1 } }, 'invalid-input'],
    ['an input that is wrong', 'job', 'run', { input: { workers: 0 } }, 'invalid-input'],
  ])('%s', async (_, resource, action, more, code) => {
    const before = await counted();
    const id = resource === 'crawler' ? crawler() : resource === 'job' ? job() : resource;
    await expect(start(id, action, more)).rejects.toMatchObject({ code });
    expect(await counted()).toBe(before);
  });

  it('with the field named', async () => {
    const input = { arguments: ['--fine=1', 'not like this'] };
    await expect(start(job(), 'run', { input })).rejects.toMatchObject({
      fields: [{ in: 'body', path: ['input', 'arguments', 1], message: 'Written as --name=value' }],
    });
  });
});

it('operations come in pages, newest first', async () => {
  const all = await listOperations(test.ctx, { name, limit: 100 });
  const first = await listOperations(test.ctx, { name, limit: 2 });
  const second = await listOperations(test.ctx, { name, limit: 2, before: first.next ?? '' });
  expect([...first.operations, ...second.operations]).toEqual(all.operations.slice(0, 4));
  expect(all.next).toBeNull();
});

it('an operation is told by its id, and to its own environment only', async () => {
  const { operations } = await listOperations(test.ctx, { name, limit: 1 });
  const operation = operations[0]?.id ?? '';
  await expect(getOperation(test.ctx, { name, operation })).resolves.toEqual(operations[0]);
  await its.create('elsewhere');
  await expect(getOperation(test.ctx, { name: 'elsewhere', operation })).rejects.toMatchObject({
    code: 'operation-not-found',
  });
});

it('what was done by name is done', async () => {
  const reset = await start(job(), 'reset-bookmark', { confirm: job() });
  expect(await ended(reset)).toMatchObject({ status: 'succeeded' });
});
