import {
  CreateDataQualityRulesetCommand,
  GetDataQualityRulesetEvaluationRunCommand,
  GetTableCommand,
  UpdateTableCommand,
} from '@aws-sdk/client-glue';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import type { Operation } from '#lib/api/operations.ts';
import { deploymentsOf } from '#lib/deployments/deployments-for-tests.ts';
import { refreshEnvironment } from '#lib/discovery/refresh-environment.ts';
import { listOperations } from '#lib/operations/list-operations.ts';
import { settleOperations } from '#lib/operations/settle-operations.ts';
import { startOperation } from '#lib/operations/start-operation.ts';
import { startTestRuntime, type TestRuntime } from '#lib/runtime/runtime-for-tests.ts';
import { listQualityResults } from './list-quality-results.ts';

/** The first call of each service loads its schemas, which a busy machine makes long. */
vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });

const name = 'quality';
const ruleset = `${name}-daily-agg-quality`;

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

afterEach(() => its.removeFaults());

afterAll(() => test.close());

const evaluate = (input: object = {}) =>
  startOperation(test.ctx, { name, resource: ruleset, action: 'evaluate', input: { ...input } });

/** Looks until an operation has ended, as the watcher does. */
function ended({ id }: Operation): Promise<Operation> {
  return vi.waitFor(
    async () => {
      const graph = await refreshEnvironment(test.ctx, { name });
      await settleOperations(test.ctx, { name, graph });
      const { operations } = await listOperations(test.ctx, { name, limit: 100 });
      const found = operations.find((operation) => operation.id === id);
      if (!found?.finishedAt) throw new Error(`It is ${found?.status}`);
      return found;
    },
    { timeout: 30_000, interval: 20 },
  );
}

const results = (more: object = {}) =>
  listQualityResults(test.ctx, { name, resource: ruleset, limit: 10, ...more });

const nodeNow = async () =>
  (await refreshEnvironment(test.ctx, { name })).nodes.find(({ id }) => id === ruleset);

async function dropColumn(column: string): Promise<void> {
  const { glue } = test.ctx.aws({ region: 'us-east-2' });
  const node = await nodeNow();
  const target = node?.properties.TargetTable as { DatabaseName: string; TableName: string };
  const { DatabaseName, TableName } = target;
  const { Table } = await glue.send(new GetTableCommand({ DatabaseName, Name: TableName }));
  const columns = Table?.StorageDescriptor?.Columns ?? [];
  await glue.send(
    new UpdateTableCommand({
      DatabaseName,
      TableInput: {
        Name: TableName,
        PartitionKeys: Table?.PartitionKeys,
        StorageDescriptor: {
          ...Table?.StorageDescriptor,
          Columns: columns.filter(({ Name }) => Name !== column),
        },
      },
    }),
  );
}

it('a table that was never judged has no results, and its ruleset says so', async () => {
  expect(await nodeNow()).toMatchObject({ status: 'healthy', statusText: 'never evaluated' });
  expect(await results()).toEqual({ results: [], next: null });
});

it('an evaluation is followed to its end, with the role of the environment’s jobs', async () => {
  const begun = await evaluate({ workers: 3 });
  expect(begun).toMatchObject({ status: 'running', reference: expect.stringMatching(/^dqrun-/) });
  expect(await ended(begun)).toMatchObject({ status: 'succeeded', reason: null });
  expect(await nodeNow()).toMatchObject({ status: 'healthy', statusText: 'SUCCEEDED' });
  const { glue } = test.ctx.aws({ region: 'us-east-2' });
  const run = await glue.send(
    new GetDataQualityRulesetEvaluationRunCommand({ RunId: begun.reference ?? '' }),
  );
  expect(run).toMatchObject({ NumberOfWorkers: 3, Role: expect.stringContaining(`${name}-`) });
  const [result] = (await results()).results;
  expect(result).toMatchObject({ score: 1, run: begun.reference, job: null });
  expect(result?.rules).toHaveLength(10);
});

it('what fails a rule is told with the rule and why', async () => {
  await dropColumn('errors');
  expect(await ended(await evaluate())).toMatchObject({ status: 'succeeded' });
  const { results: found } = await results();
  expect(found.map(({ score }) => score)).toEqual([expect.closeTo(0.9), 1]);
  expect(found[0]?.rules.filter(({ result }) => result === 'FAIL')).toMatchObject([
    { rule: expect.stringContaining('"errors"'), message: expect.stringContaining('errors') },
  ]);
});

it('results come in pages', async () => {
  const first = await results({ limit: 1 });
  const all = await results();
  const second = await results({ limit: 1, token: first.next });
  expect([...first.results, ...second.results]).toEqual(all.results);
  expect(second.next).toBeNull();
});

it('an evaluation that fails says why', async () => {
  await its.addFault({ kind: 'run', of: 'glue-data-quality', message: 'The role may not read it' });
  const failure = await ended(await evaluate());
  expect(failure).toMatchObject({ status: 'failed', reason: 'The role may not read it' });
  expect(await nodeNow()).toMatchObject({
    status: 'failed',
    statusReason: 'The role may not read it',
  });
});

it('an evaluation is stopped, and neither it nor its result is taken for one that succeeded', async () => {
  const { results: before } = await results();
  await its.setSpeed(1);
  const begun = await evaluate();
  await refreshEnvironment(test.ctx, { name });
  const stop = () =>
    startOperation(test.ctx, { name, resource: ruleset, action: 'stop', input: {} });
  const stopped = await stop();
  await refreshEnvironment(test.ctx, { name });
  await expect(stop()).rejects.toThrow('It is stopping.');
  await its.setSpeed(2_000);
  expect(await ended(stopped)).toMatchObject({ status: 'succeeded' });
  expect(await ended(begun)).toMatchObject({
    status: 'failed',
    reason: 'The evaluation is STOPPED.',
  });
  expect(await nodeNow()).toMatchObject({ status: 'stopped', statusText: 'STOPPED' });
  await expect(stop()).rejects.toThrow('No evaluation is under way.');
  expect((await results()).results).toEqual(before);
});

it('two rulesets of one table are each as well as their own evaluations', async () => {
  const { glue } = test.ctx.aws({ region: 'us-east-2' });
  const other = `${name}-by-hand`;
  const target = (await nodeNow())?.properties.TargetTable as never;
  await glue.send(
    new CreateDataQualityRulesetCommand({
      Name: other,
      Ruleset: 'Rules = [ RowCount >= 0 ]',
      TargetTable: target,
      Tags: { 'strata:environment': name },
    }),
  );
  const { nodes } = await refreshEnvironment(test.ctx, { name });
  const stateOf = (id: string) => nodes.find((node) => node.id === id)?.statusText;
  expect([stateOf(ruleset), stateOf(other)]).toEqual(['STOPPED', 'never evaluated']);
});

it.each([
  ['a resource that is not there', 'no-such', 'resource-not-found'],
  ['what is no ruleset', `${name}-data-processing`, 'no-quality-results'],
])('refuses the results of %s', async (_, resource, code) => {
  await expect(results({ resource })).rejects.toMatchObject({ code });
});

it('refuses what no evaluation can have, by field', async () => {
  await expect(evaluate({ workers: 0 })).rejects.toMatchObject({
    code: 'invalid-input',
    fields: [{ in: 'body', path: ['input', 'workers'] }],
  });
});
