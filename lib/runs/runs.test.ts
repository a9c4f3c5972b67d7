import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { deploymentsOf } from '#lib/deployments/deployments-for-tests.ts';
import { refreshEnvironment } from '#lib/discovery/refresh-environment.ts';
import { startOperation } from '#lib/operations/start-operation.ts';
import { resourceModules } from '#lib/resources/registry.ts';
import { startTestRuntime, type TestRuntime } from '#lib/runtime/runtime-for-tests.ts';
import { getRunGraph } from './get-run-graph.ts';
import { listRuns } from './list-runs.ts';
import { readRunLog } from './read-run-log.ts';
import { typesWithRuns } from './runs-of.ts';

/** The first call of each service loads its schemas, which a busy machine makes long. */
vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });

const name = 'runs';
const job = `${name}-data-processing`;
const crawler = `${name}-raw-data-crawler`;
const workflow = `${name}-etl-workflow`;

let test: TestRuntime;
let its: ReturnType<typeof deploymentsOf>;

beforeAll(async () => {
  test = await startTestRuntime();
  await test.runtime.watcher.stop();
  its = deploymentsOf(test);
  await its.create(name, { natGateways: 'none' });
  expect(await its.deploy(name, ['etl'])).toMatchObject({ status: 'succeeded' });
  await refreshEnvironment(test.ctx, { name });
});

afterAll(() => test.close());

const runsOf = (resource: string, more: object = {}) =>
  listRuns(test.ctx, { name, resource, limit: 50, ...more });

const graphOf = (run: string) => getRunGraph(test.ctx, { name, resource: workflow, run });

/** Runs until nothing is under way; what was read before the newest began is up to two seconds old. */
function ended(resource: string, before?: string) {
  return vi.waitFor(
    async () => {
      const { runs } = await runsOf(resource, { limit: 50 });
      expect(runs.length).toBeGreaterThan(0);
      expect(runs[0]?.id).not.toBe(before);
      expect(runs.filter(({ outcome }) => outcome === 'running')).toEqual([]);
      return runs;
    },
    { timeout: 30_000, interval: 200 },
  );
}

it('a job tells its runs with what they took, and what they logged', async () => {
  await startOperation(test.ctx, {
    name,
    resource: job,
    action: 'run',
    input: { arguments: ['--date=2026-01-31'], workers: 3, workerType: 'G.1X' },
  });
  const [run] = await ended(job);
  expect(run).toMatchObject({
    state: 'SUCCEEDED',
    outcome: 'succeeded',
    attempt: 1,
    seconds: expect.any(Number),
    dpuHours: expect.any(Number),
    error: null,
    details: { Arguments: { '--date': '2026-01-31' }, Workers: 3, 'Worker type': 'G.1X' },
    logs: ['output', 'error'],
  });
  const read = (log: string, token?: string) =>
    readRunLog(test.ctx, { name, resource: job, run: run?.id ?? '', log, token });
  const first = await read('output');
  expect(first.lines.length).toBeGreaterThan(3);
  expect(first.lines[0]?.at).toMatch(/Z$/);
  const rest = await read('output', first.next ?? '');
  expect(rest).toEqual({ lines: [], next: first.next });
});

it('a run that failed names the line of the script', async () => {
  await its.addFault({
    kind: 'run',
    of: 'glue-job',
    name: job,
    message: "NameError: name 'frame' is not defined",
    line: 42,
  });
  await startOperation(test.ctx, { name, resource: job, action: 'run' });
  const runs = await vi.waitFor(
    async () => {
      const found = await ended(job);
      expect(found.some(({ attempt, outcome }) => attempt > 1 && outcome === 'failed')).toBe(true);
      return found;
    },
    { timeout: 30_000, interval: 200 },
  );
  await its.removeFaults();
  expect(runs[0]).toMatchObject({
    outcome: 'failed',
    attempt: 2,
    error: expect.stringContaining('frame'),
    errorLine: 42,
  });
});

it('a crawler tells its crawls with what they changed, and its log', async () => {
  await startOperation(test.ctx, { name, resource: crawler, action: 'run' });
  const [crawl] = await ended(crawler);
  expect(crawl).toMatchObject({ outcome: 'succeeded', logs: ['crawler'] });
  const { lines } = await readRunLog(test.ctx, {
    name,
    resource: crawler,
    run: crawl?.id ?? '',
    log: 'crawler',
  });
  expect(lines.length).toBeGreaterThan(0);
});

it('a workflow tells its runs, and what each of them started', async () => {
  await startOperation(test.ctx, { name, resource: workflow, action: 'run' });
  const [run] = await ended(workflow);
  expect(run).toMatchObject({
    state: 'COMPLETED',
    outcome: 'succeeded',
    seconds: expect.any(Number),
    details: { Actions: 4, Succeeded: 4 },
    logs: [],
  });
  const graph = await graphOf(run?.id ?? '');
  expect(graph.run).toEqual(run);
  expect(graph.nodes.map(({ kind }) => kind).sort()).toEqual([
    ...Array(2).fill('crawler'),
    ...Array(2).fill('job'),
    ...Array(4).fill('trigger'),
  ]);
  expect(graph.edges).toHaveLength(7);
  const ids = graph.nodes.map(({ id }) => id);
  for (const { from, to } of graph.edges) expect(ids).toEqual(expect.arrayContaining([from, to]));
  const processing = graph.nodes.find(({ name: its }) => its === job);
  const { runs } = await runsOf(job);
  expect(processing).toMatchObject({ outcome: 'succeeded', runId: runs[0]?.id, error: null });
  const crawl = graph.nodes.find(({ name: its }) => its === crawler);
  expect(crawl).toMatchObject({ state: 'SUCCEEDED', runId: null });
  const crawls = (await runsOf(crawler)).runs.map(({ startedAt }) => startedAt);
  expect(crawls).toContain(crawl?.startedAt);
});

it('a workflow of which a job failed has failed, and is resumed from there', async () => {
  await its.addFault({ kind: 'run', of: 'glue-job', name: job, message: 'The disk is full' });
  await refreshEnvironment(test.ctx, { name });
  const [before] = (await runsOf(workflow)).runs;
  await startOperation(test.ctx, { name, resource: workflow, action: 'run' });
  const [run] = await ended(workflow, before?.id);
  await its.removeFaults();
  expect(run).toMatchObject({ state: 'COMPLETED, with failed actions', outcome: 'failed' });
  expect((await graphOf(run?.id ?? '')).nodes).toContainEqual(
    expect.objectContaining({ name: job, outcome: 'failed', error: expect.stringMatching('disk') }),
  );
  await refreshEnvironment(test.ctx, { name });
  await startOperation(test.ctx, { name, resource: workflow, action: 'resume' });
  const [resumed] = await ended(workflow, run?.id);
  expect(resumed).toMatchObject({ outcome: 'succeeded', details: { 'Resumes run': run?.id } });
  const first = (await graphOf(run?.id ?? '')).nodes.find(({ name: its }) => its === crawler);
  const second = (await graphOf(resumed?.id ?? '')).nodes.find(({ name: its }) => its === crawler);
  expect(second?.startedAt).toBe(first?.startedAt);
});

it('the runs of a workflow come in pages', async () => {
  const all = (await runsOf(workflow, { limit: 49 })).runs;
  const first = await runsOf(workflow, { limit: 2 });
  const second = await runsOf(workflow, { limit: 2, token: first.next });
  expect([...first.runs, ...second.runs]).toEqual(all);
  expect(second.next).toBeNull();
});

it('refuses the graph of what is no workflow, and of a run that is not there', async () => {
  const [run] = (await runsOf(job)).runs;
  const ofJob = getRunGraph(test.ctx, { name, resource: job, run: run?.id ?? '' });
  await expect(ofJob).rejects.toMatchObject({ code: 'no-runs' });
  await expect(graphOf('wr_none')).rejects.toMatchObject({ code: 'aws-refused' });
});

it('however many look at once, AWS is asked once', async () => {
  const calls = async () => {
    const response = await fetch(`${test.localAws.url}/_local/calls`);
    const { counts }: { counts: Record<string, number> } = await response.json();
    return counts['Glue.GetJobRuns'] ?? 0;
  };
  const before = await calls();
  await Promise.all(Array.from({ length: 200 }, () => runsOf(job, { limit: 7 })));
  expect(await calls()).toBe(before + 1);
});

it('a run that was asked for is told to whoever asks next, also a moment after an earlier answer', async () => {
  const { runs: before } = await runsOf(job);
  await startOperation(test.ctx, { name, resource: job, action: 'run' });
  const { runs } = await runsOf(job);
  expect(runs).toHaveLength(before.length + 1);
  await ended(job);
});

it('exactly the types that say so have runs', () => {
  const saying = resourceModules.filter(({ hasRuns }) => hasRuns).map(({ type }) => type);
  expect(saying.sort()).toEqual([...typesWithRuns].sort());
});

it.each([
  ['a resource that is not there', 'no-such', 'resource-not-found'],
  ['what runs nothing', `${name}_data_lake_catalog`, 'no-runs'],
])('refuses the runs of %s', async (_, resource, code) => {
  await expect(runsOf(resource)).rejects.toMatchObject({ code });
});

it('refuses a log that a run does not have, by name', async () => {
  const [run] = (await runsOf(job)).runs;
  const reading = readRunLog(test.ctx, { name, resource: job, run: run?.id ?? '', log: 'diary' });
  await expect(reading).rejects.toMatchObject({
    code: 'invalid-input',
    fields: [{ in: 'query', path: ['log'] }],
  });
});
