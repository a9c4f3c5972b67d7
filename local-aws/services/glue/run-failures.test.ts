import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type TestEndpoint, testEndpoint } from '../../test-endpoint.ts';

let endpoint: TestEndpoint;
beforeAll(async () => {
  endpoint = await testEndpoint({ speed: 5_000 });
  await prepare(endpoint);
});
afterAll(() => endpoint[Symbol.asyncDispose]());

const Role = 'arn:aws:iam::000000000000:role/glue';
const script = ['import sys', '', 'rows = orders.count()', 'print(rows)'].join('\n');

async function prepare({ clients: { glue, s3 } }: TestEndpoint): Promise<void> {
  await s3.createBucket({ Bucket: 'code' });
  await s3.putObject({ Bucket: 'code', Key: 'jobs/orders.py', Body: script });
  await glue.createDatabase({ DatabaseInput: { Name: 'lake' } });
  await glue.createTable({ DatabaseName: 'lake', TableInput: { Name: 'events' } });
  await glue.createDataQualityRuleset({ Name: 'quality', Ruleset: 'Rules = [RowCount > 0]' });
  await glue.createJob({
    Name: 'orders',
    Role,
    Command: { Name: 'glueetl', ScriptLocation: 's3://code/jobs/orders.py' },
  });
  await glue.createCrawler({
    Name: 'crawl',
    Role,
    DatabaseName: 'lake',
    Targets: { S3Targets: [{ Path: 's3://code/' }] },
  });
}

async function runJob({ clients: { glue } } = endpoint) {
  const { JobRunId: RunId } = await glue.startJobRun({ JobName: 'orders' });
  return vi.waitFor(
    async () => {
      const { JobRun } = await glue.getJobRun({ JobName: 'orders', RunId });
      expect(JobRun?.JobRunState).toMatch(/^(SUCCEEDED|FAILED)$/);
      return JobRun;
    },
    { timeout: 5_000 },
  );
}

async function crawl({ clients: { glue } } = endpoint) {
  await glue.startCrawler({ Name: 'crawl' });
  return vi.waitFor(
    async () => {
      const { Crawler } = await glue.getCrawler({ Name: 'crawl' });
      expect(Crawler?.State).toBe('READY');
      return Crawler?.LastCrawl;
    },
    { timeout: 5_000 },
  );
}

async function evaluate({ clients: { glue } } = endpoint) {
  const { RunId } = await glue.startDataQualityRulesetEvaluationRun({
    DataSource: { GlueTable: { DatabaseName: 'lake', TableName: 'events' } },
    Role,
    RulesetNames: ['quality'],
  });
  return vi.waitFor(
    async () => {
      const run = await glue.getDataQualityRulesetEvaluationRun({ RunId });
      expect(run.Status).toMatch(/^(SUCCEEDED|FAILED)$/);
      return run;
    },
    { timeout: 5_000 },
  );
}

async function streamOf(kind: 'error' | 'output', id: string | undefined) {
  const { events = [] } = await endpoint.clients.logs.getLogEvents({
    logGroupName: `/aws-glue/jobs/${kind}`,
    logStreamName: id,
    startFromHead: true,
  });
  return events.map(({ message = '', timestamp }) => ({ message, timestamp }));
}

test('a job fails in the line that was asked for, with a trace that shows it', async () => {
  const message = "NameError: name 'orders' is not defined";
  const fault = { kind: 'run', of: 'glue-job', name: 'orders', message, line: 3, count: 1 };
  await endpoint.control('POST', 'faults', fault);
  const failed = await runJob();
  expect(failed).toMatchObject({
    JobRunState: 'FAILED',
    ErrorMessage: `Error Category: UNCLASSIFIED_ERROR; Failed Line Number: 3; ${message}`,
    ExecutionTime: 45,
    DPUSeconds: 450,
  });
  const lines = (await streamOf('error', failed?.Id)).map((event) => event.message);
  expect(lines).toContain(
    `ERROR ProcessLauncher: Error from Python:Traceback (most recent call last):\n  File "/tmp/orders.py", line 3, in <module>\n    rows = orders.count()\n${message}`,
  );
  expect(await runJob()).toMatchObject({ JobRunState: 'SUCCEEDED' });
});

test('both streams grow while a job is at work', async () => {
  const done = await runJob();
  for (const kind of ['output', 'error'] as const) {
    await vi.waitFor(async () => {
      const events = await streamOf(kind, done?.Id);
      expect(new Set(events.map(({ timestamp }) => timestamp)).size).toBeGreaterThan(8);
      expect(events.length).toBeGreaterThan(40);
    });
  }
});

test('the time at work grows with the run and stays when that is stopped', async () => {
  await using slow = await testEndpoint({ speed: 200 });
  await prepare(slow);
  const { glue } = slow.clients;
  const JobName = 'orders';
  const { JobRunId = '' } = await glue.startJobRun({ JobName });
  const run = async () => (await glue.getJobRun({ JobName, RunId: JobRunId })).JobRun;
  await vi.waitFor(async () => expect((await run())?.ExecutionTime).toBeGreaterThan(10));
  await glue.batchStopJobRun({ JobName, JobRunIds: [JobRunId] });
  const stopped = await vi.waitFor(async () => {
    const found = await run();
    expect(found?.JobRunState).toBe('STOPPED');
    return found;
  });
  expect(stopped?.ExecutionTime).toBeGreaterThan(10);
  expect(stopped?.ExecutionTime).toBeLessThan(120);
});

test('a crawler and an evaluation fail once, in the words that were asked for', async () => {
  const once = { kind: 'run', count: 1 };
  const message = 'The S3 location: s3://code/ does not exist';
  await endpoint.control('POST', 'faults', { ...once, of: 'glue-crawler', name: 'crawl', message });
  expect(await crawl()).toMatchObject({ Status: 'FAILED', ErrorMessage: message });
  expect(await crawl()).toMatchObject({ Status: 'SUCCEEDED' });
  await endpoint.control('POST', 'faults', { ...once, of: 'glue-data-quality', name: 'quality' });
  expect(await evaluate()).toMatchObject({ Status: 'FAILED', ErrorString: expect.any(String) });
  expect(await evaluate()).toMatchObject({ Status: 'SUCCEEDED' });
});

test('at a failure rate of 1 every run of a job and a crawler fails, in some line of the script', async () => {
  await using unlucky = await testEndpoint({ speed: 5_000, failureRate: 1 });
  await prepare(unlucky);
  expect(await runJob(unlucky)).toMatchObject({
    JobRunState: 'FAILED',
    ErrorMessage: expect.stringMatching(/Failed Line Number: [1-4]; /),
  });
  expect(await crawl(unlucky)).toMatchObject({ Status: 'FAILED' });
});
