import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type TestEndpoint, testEndpoint } from '../../test-endpoint.ts';

let dataDir: string;
let endpoint: TestEndpoint;
const Role = 'arn:aws:iam::000000000000:role/glue';

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'local-aws-'));
  endpoint = await testEndpoint({ speed: 1, dataDir });
  const { glue, s3 } = endpoint.clients;
  await s3.createBucket({ Bucket: 'lake' });
  await s3.putObject({ Bucket: 'lake', Key: 'raw/t/a.json', Body: '{"a":1}' });
  await s3.putObject({ Bucket: 'lake', Key: 'job.py', Body: 'print(1)' });
  await glue.createDatabase({ DatabaseInput: { Name: 'lake' } });
  await glue.createCrawler({
    Name: 'crawl',
    Role,
    DatabaseName: 'lake',
    Targets: { S3Targets: [{ Path: 's3://lake/raw' }] },
  });
  const Command = { Name: 'glueetl', ScriptLocation: 's3://lake/job.py' };
  for (const Name of ['alone', 'chained']) await glue.createJob({ Name, Role, Command });
  await glue.createWorkflow({ Name: 'flow' });
  await glue.createTrigger({
    Name: 'start',
    WorkflowName: 'flow',
    Type: 'ON_DEMAND',
    Actions: [{ CrawlerName: 'crawl' }],
  });
  await glue.createTrigger({
    Name: 'then',
    WorkflowName: 'flow',
    Type: 'CONDITIONAL',
    StartOnCreation: true,
    Predicate: {
      Conditions: [{ LogicalOperator: 'EQUALS', CrawlerName: 'crawl', CrawlState: 'SUCCEEDED' }],
    },
    Actions: [{ JobName: 'chained' }],
  });
});
afterAll(async () => {
  await endpoint[Symbol.asyncDispose]();
  rmSync(dataDir, { recursive: true });
});

test('runs, crawls and workflows go on after a restart', async () => {
  const { glue: before } = endpoint.clients;
  const { JobRunId } = await before.startJobRun({ JobName: 'alone' });
  const { RunId } = await before.startWorkflowRun({ Name: 'flow' });
  await endpoint[Symbol.asyncDispose]();
  endpoint = await testEndpoint({ speed: 10_000, dataDir });
  const { glue } = endpoint.clients;
  await vi.waitFor(
    async () => {
      const { JobRun } = await glue.getJobRun({ JobName: 'alone', RunId: JobRunId });
      const { Run } = await glue.getWorkflowRun({ Name: 'flow', RunId });
      expect([JobRun?.JobRunState, Run?.Status]).toEqual(['SUCCEEDED', 'COMPLETED']);
      expect(Run?.Statistics?.SucceededActions).toBe(2);
    },
    { timeout: 5_000, interval: 5 },
  );
  expect((await glue.getTrigger({ Name: 'then' })).Trigger?.State).toBe('ACTIVATED');
  expect((await glue.getTables({ DatabaseName: 'lake' })).TableList).toMatchObject([{ Name: 't' }]);
});
