import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type TestEndpoint, testEndpoint } from '../../test-endpoint.ts';

let endpoint: TestEndpoint;
const source = { GlueTable: { DatabaseName: 'lake', TableName: 'events' } };
const Role = 'arn:aws:iam::000000000000:role/glue';

beforeAll(async () => {
  endpoint = await testEndpoint({ speed: 10_000 });
  const { glue } = endpoint.clients;
  await glue.createDatabase({ DatabaseInput: { Name: 'lake' } });
  await glue.createTable({
    DatabaseName: 'lake',
    TableInput: { Name: 'events', StorageDescriptor: { Columns: [{ Name: 'id', Type: 'int' }] } },
  });
});
afterAll(() => endpoint[Symbol.asyncDispose]());

test('a ruleset is evaluated on its table, the same every time', async () => {
  const { glue } = endpoint.clients;
  const Ruleset = 'Rules = [IsComplete "id", IsComplete "absent", RowCount > 0, ColumnCount = 1]';
  const TargetTable = source.GlueTable;
  await glue.createDataQualityRuleset({ Name: 'quality', Ruleset, TargetTable });
  const start = { DataSource: source, Role, RulesetNames: ['quality'], ClientToken: 'once' };
  const { RunId } = await glue.startDataQualityRulesetEvaluationRun(start);
  expect((await glue.startDataQualityRulesetEvaluationRun(start)).RunId).toBe(RunId);
  const run = await vi.waitFor(async () => {
    const answer = await glue.getDataQualityRulesetEvaluationRun({ RunId });
    expect(answer.Status).toBe('SUCCEEDED');
    return answer;
  });
  const [ResultId = ''] = run.ResultIds ?? [];
  const result = await glue.getDataQualityResult({ ResultId });
  expect(result).toMatchObject({ Score: 0.75, RulesetName: 'quality', DataSource: source });
  expect(result.RuleResults?.map((rule) => rule.Result)).toEqual(['PASS', 'FAIL', 'PASS', 'PASS']);
  const batch = await glue.batchGetDataQualityResult({ ResultIds: [ResultId, 'dqresult-none'] });
  expect([batch.Results?.length, batch.ResultsNotFound]).toEqual([1, ['dqresult-none']]);
  const listed = await glue.listDataQualityResults({ Filter: { DataSource: source } });
  expect(listed.Results?.map((each) => each.ResultId)).toEqual([ResultId]);
  const runs = await glue.listDataQualityRulesetEvaluationRuns({});
  expect(runs.Runs).toMatchObject([{ RunId, Status: 'SUCCEEDED' }]);
  const elsewhere = { GlueTable: { ...source.GlueTable, TableName: 'other' } };
  for (const [Filter, count] of [
    [{ DataSource: source, RulesetName: 'quality' }, 1],
    [{ DataSource: source, RulesetName: 'another' }, 0],
    [{ DataSource: elsewhere }, 0],
  ] as const) {
    const { Runs } = await glue.listDataQualityRulesetEvaluationRuns({ Filter });
    expect(Runs).toHaveLength(count);
  }
});

test('a ruleset is changed, listed and deleted', async () => {
  const { glue } = endpoint.clients;
  const Name = 'living';
  await glue.createDataQualityRuleset({ Name, Ruleset: 'Rules = [RowCount > 0]' });
  await glue.updateDataQualityRuleset({
    Name,
    Ruleset: 'Rules = [RowCount > 0, IsUnique "id"]',
    Description: 'two',
  });
  const { Rulesets } = await glue.listDataQualityRulesets({ Filter: { Description: 'two' } });
  expect(Rulesets).toMatchObject([{ Name, RuleCount: 2 }]);
  expect((await glue.getDataQualityRuleset({ Name })).Description).toBe('two');
  await glue.deleteDataQualityRuleset({ Name });
  await expect(glue.getDataQualityRuleset({ Name })).rejects.toMatchObject({
    name: 'EntityNotFoundException',
  });
});

test('a run is cancelled once', async () => {
  await using slow = await testEndpoint({ speed: 1 });
  const { glue } = slow.clients;
  await glue.createDatabase({ DatabaseInput: { Name: 'lake' } });
  await glue.createTable({ DatabaseName: 'lake', TableInput: { Name: 'events' } });
  await glue.createDataQualityRuleset({ Name: 'q', Ruleset: 'Rules = [RowCount > 0]' });
  const { RunId } = await glue.startDataQualityRulesetEvaluationRun({
    DataSource: source,
    Role,
    RulesetNames: ['q'],
  });
  await glue.cancelDataQualityRulesetEvaluationRun({ RunId });
  await expect(glue.cancelDataQualityRulesetEvaluationRun({ RunId })).rejects.toMatchObject({
    name: 'InvalidInputException',
  });
  await slow.control('POST', 'speed', { speed: 10_000 });
  await vi.waitFor(async () => {
    const { Status } = await glue.getDataQualityRulesetEvaluationRun({ RunId });
    expect(Status).toBe('STOPPED');
  });
});

test.each([
  ['a ruleset of no rules', { Ruleset: 'Rules = []' }, 'InvalidInputException'],
  ['a taken name', { Name: 'taken' }, 'AlreadyExistsException'],
  [
    'a table that is not there',
    { TargetTable: { DatabaseName: 'lake', TableName: 'none' } },
    'EntityNotFoundException',
  ],
])('%s is refused', async (_, wrong, name) => {
  const { glue } = endpoint.clients;
  const Ruleset = 'Rules = [RowCount > 0]';
  await glue.createDataQualityRuleset({ Name: 'taken', Ruleset }).catch(() => undefined);
  await expect(
    glue.createDataQualityRuleset({ Name: 'no', Ruleset, ...wrong }),
  ).rejects.toMatchObject({ name });
});

test.each([
  ['no table', { DataSource: {} }, 'InvalidInputException'],
  ['an unknown ruleset', { RulesetNames: ['none'] }, 'EntityNotFoundException'],
  ['no ruleset', { RulesetNames: [] }, 'InvalidInputException'],
])('an evaluation of %s is refused', async (_, wrong, name) => {
  const request = { DataSource: source, Role, RulesetNames: ['quality'] };
  await expect(
    endpoint.clients.glue.startDataQualityRulesetEvaluationRun({ ...request, ...wrong }),
  ).rejects.toMatchObject({ name });
});
