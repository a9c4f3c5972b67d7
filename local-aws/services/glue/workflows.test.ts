import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type TestEndpoint, testEndpoint } from '../../test-endpoint.ts';

let endpoint: TestEndpoint;
const Role = 'arn:aws:iam::000000000000:role/glue';

beforeAll(async () => {
  endpoint = await testEndpoint({ speed: 10_000 });
  const { glue, s3 } = endpoint.clients;
  await s3.createBucket({ Bucket: 'lake' });
  await s3.putObject({ Bucket: 'lake', Key: 'raw/events/a.json', Body: '{"id":1}' });
  await s3.putObject({ Bucket: 'lake', Key: 'code/job.py', Body: 'print(1)' });
  await glue.createDatabase({ DatabaseInput: { Name: 'lake' } });
});
afterAll(() => endpoint[Symbol.asyncDispose]());

async function job(Name: string, ScriptLocation = 's3://lake/code/job.py'): Promise<void> {
  await endpoint.clients.glue.createJob({
    Name,
    Role,
    Command: { Name: 'glueetl', ScriptLocation },
    ExecutionProperty: { MaxConcurrentRuns: 3 },
  });
}

/** Crawl, then two jobs at once, then one when both are done, and one where either fails. */
async function pipeline(name: string, script?: string): Promise<void> {
  const { glue } = endpoint.clients;
  await glue.createCrawler({
    Name: `${name}-crawl`,
    Role,
    DatabaseName: 'lake',
    Targets: { S3Targets: [{ Path: 's3://lake/raw' }] },
  });
  await job(`${name}-left`);
  await job(`${name}-right`, script);
  await job(`${name}-last`);
  await job(`${name}-alarm`);
  await glue.createWorkflow({ Name: name, DefaultRunProperties: { stage: 'dev' } });
  const trigger = { WorkflowName: name, StartOnCreation: true };
  const after = (state: 'SUCCEEDED' | 'FAILED') =>
    ['left', 'right'].map((side) => ({
      LogicalOperator: 'EQUALS' as const,
      JobName: `${name}-${side}`,
      State: state,
    }));
  await glue.createTrigger({
    Name: `${name}-start`,
    WorkflowName: name,
    Type: 'ON_DEMAND',
    Actions: [{ CrawlerName: `${name}-crawl` }],
  });
  await glue.createTrigger({
    ...trigger,
    Name: `${name}-crawled`,
    Type: 'CONDITIONAL',
    Predicate: {
      Conditions: [
        { LogicalOperator: 'EQUALS', CrawlerName: `${name}-crawl`, CrawlState: 'SUCCEEDED' },
      ],
    },
    Actions: [
      { JobName: `${name}-left`, Arguments: { '--side': 'left' } },
      { JobName: `${name}-right` },
    ],
  });
  await glue.createTrigger({
    ...trigger,
    Name: `${name}-both`,
    Type: 'CONDITIONAL',
    Predicate: { Logical: 'AND', Conditions: after('SUCCEEDED') },
    Actions: [{ JobName: `${name}-last` }],
  });
  await glue.createTrigger({
    ...trigger,
    Name: `${name}-failed`,
    Type: 'CONDITIONAL',
    Predicate: { Logical: 'ANY', Conditions: after('FAILED') },
    Actions: [{ JobName: `${name}-alarm` }],
  });
}

async function endOf(Name: string, RunId: string | undefined) {
  return vi.waitFor(
    async () => {
      const { Run } = await endpoint.clients.glue.getWorkflowRun({
        Name,
        RunId,
        IncludeGraph: true,
      });
      expect(Run?.Status).toMatch(/^(COMPLETED|STOPPED|ERROR)$/);
      return Run;
    },
    { timeout: 10_000, interval: 5 },
  );
}

test('a workflow runs its crawler and jobs in the order of its triggers', async () => {
  const { glue } = endpoint.clients;
  await pipeline('good');
  const { RunId } = await glue.startWorkflowRun({ Name: 'good', RunProperties: { by: 'test' } });
  await glue.putWorkflowRunProperties({ Name: 'good', RunId, RunProperties: { more: '1' } });
  const run = await endOf('good', RunId);
  expect(run).toMatchObject({
    Status: 'COMPLETED',
    WorkflowRunProperties: { stage: 'dev', by: 'test', more: '1' },
    CompletedOn: expect.any(Date),
    Statistics: { TotalActions: 5, SucceededActions: 4, FailedActions: 0, RunningActions: 0 },
  });
  const jobOf = (name: string) =>
    run?.Graph?.Nodes?.find((node) => node.Name === name)?.JobDetails?.JobRuns?.[0];
  expect(jobOf('good-left')).toMatchObject({
    JobRunState: 'SUCCEEDED',
    TriggerName: 'good-crawled',
    Arguments: { '--side': 'left', '--WORKFLOW_NAME': 'good', '--WORKFLOW_RUN_ID': RunId },
  });
  expect(jobOf('good-last')?.StartedOn?.getTime()).toBeGreaterThanOrEqual(
    Math.max(
      ...['left', 'right'].map((side) => jobOf(`good-${side}`)?.CompletedOn?.getTime() ?? 0),
    ),
  );
  expect(jobOf('good-alarm')).toBeUndefined();
  expect(run?.Graph?.Edges).toHaveLength(10);
  expect((await glue.getTables({ DatabaseName: 'lake' })).TableList).toMatchObject([
    { Name: 'events' },
  ]);
  const { Workflow } = await glue.getWorkflow({ Name: 'good' });
  expect(Workflow?.LastRun?.WorkflowRunId).toBe(RunId);
});

test('a job that fails sets off the other branch, and is resumed', async () => {
  const { glue, s3 } = endpoint.clients;
  await pipeline('bad', 's3://lake/code/late.py');
  const { RunId } = await glue.startWorkflowRun({ Name: 'bad' });
  const run = await endOf('bad', RunId);
  expect(run?.Statistics).toMatchObject({ SucceededActions: 3, FailedActions: 1 });
  const nodeOf = (name: string) => run?.Graph?.Nodes?.find((node) => node.Name === name);
  expect(nodeOf('bad-alarm')?.JobDetails?.JobRuns).toHaveLength(1);
  expect(nodeOf('bad-last')?.JobDetails?.JobRuns).toEqual([]);

  await s3.putObject({ Bucket: 'lake', Key: 'code/late.py', Body: 'print(2)' });
  const NodeIds = [nodeOf('bad-right')?.UniqueId ?? ''];
  const resumed = await glue.resumeWorkflowRun({ Name: 'bad', RunId, NodeIds });
  expect(resumed.NodeIds).toEqual(NodeIds);
  const second = await endOf('bad', resumed.RunId);
  expect(second).toMatchObject({
    PreviousRunId: RunId,
    Statistics: { SucceededActions: 4, FailedActions: 0 },
  });
  expect((await glue.getJobRuns({ JobName: 'bad-left' })).JobRuns).toHaveLength(1);
  expect((await glue.getJobRuns({ JobName: 'bad-last' })).JobRuns).toHaveLength(1);
  expect(
    (await glue.getWorkflowRuns({ Name: 'bad' })).Runs?.map((each) => each.WorkflowRunId),
  ).toEqual([resumed.RunId, RunId]);
  await expect(
    glue.resumeWorkflowRun({ Name: 'bad', RunId, NodeIds: ['wnode_none'] }),
  ).rejects.toMatchObject({ name: 'InvalidInputException' });
});

test('an action that is refused counts as errored, and the run ends', async () => {
  const { glue } = endpoint.clients;
  await glue.createWorkflow({ Name: 'odd' });
  await glue.createTrigger({
    Name: 'odd-start',
    WorkflowName: 'odd',
    Type: 'ON_DEMAND',
    Actions: [{ JobName: 'not-there' }],
  });
  const { RunId } = await glue.startWorkflowRun({ Name: 'odd' });
  expect(await endOf('odd', RunId)).toMatchObject({
    Status: 'COMPLETED',
    Statistics: { ErroredActions: 1, TotalActions: 1 },
  });
});

test('workflows are listed, changed and deleted', async () => {
  const { glue } = endpoint.clients;
  const Name = 'living';
  await glue.createWorkflow({ Name, Description: 'first' });
  await expect(glue.createWorkflow({ Name })).rejects.toMatchObject({
    name: 'AlreadyExistsException',
  });
  await glue.updateWorkflow({ Name, MaxConcurrentRuns: 2 });
  const { Workflow } = await glue.getWorkflow({ Name, IncludeGraph: true });
  expect([Workflow?.Description, Workflow?.MaxConcurrentRuns, Workflow?.Graph?.Nodes]).toEqual([
    undefined,
    2,
    [],
  ]);
  expect((await glue.listWorkflows({})).Workflows).toContain(Name);
  expect(await glue.batchGetWorkflows({ Names: [Name, 'none'] })).toMatchObject({
    Workflows: [{ Name }],
    MissingWorkflows: ['none'],
  });
  await glue.deleteWorkflow({ Name });
  await glue.deleteWorkflow({ Name });
  await expect(glue.getWorkflow({ Name })).rejects.toMatchObject({
    name: 'EntityNotFoundException',
  });
});

describe('a run under way', () => {
  let slow: TestEndpoint;
  beforeAll(async () => {
    slow = await testEndpoint({ speed: 1 });
    const { glue } = slow.clients;
    await glue.createJob({
      Name: 'slow',
      Role,
      Command: { Name: 'glueetl', ScriptLocation: 's3://lake/code/job.py' },
    });
    await glue.createWorkflow({ Name: 'slow', MaxConcurrentRuns: 1 });
    await expect(glue.startWorkflowRun({ Name: 'slow' })).rejects.toMatchObject({
      name: 'InvalidInputException',
      message: 'Workflow slow has no start trigger.',
    });
    await glue.createTrigger({
      Name: 'slow-start',
      WorkflowName: 'slow',
      Type: 'ON_DEMAND',
      Actions: [{ JobName: 'slow' }],
    });
  });
  afterAll(() => slow[Symbol.asyncDispose]());

  test('is limited in number, and stops with its jobs', async () => {
    const { glue } = slow.clients;
    const Name = 'slow';
    const { RunId } = await glue.startWorkflowRun({ Name });
    await expect(glue.startWorkflowRun({ Name })).rejects.toMatchObject({
      name: 'ConcurrentRunsExceededException',
    });
    await expect(glue.resumeWorkflowRun({ Name, RunId, NodeIds: ['x'] })).rejects.toMatchObject({
      name: 'IllegalWorkflowStateException',
    });
    expect((await glue.getWorkflowRun({ Name, RunId })).Run).toMatchObject({
      Status: 'RUNNING',
      Statistics: { RunningActions: 1 },
    });
    await glue.stopWorkflowRun({ Name, RunId });
    expect((await glue.getWorkflowRun({ Name, RunId })).Run?.Status).toBe('STOPPING');
    await slow.control('POST', 'speed', { speed: 10_000 });
    await vi.waitFor(async () => {
      expect((await glue.getWorkflowRun({ Name, RunId })).Run).toMatchObject({
        Status: 'STOPPED',
        Statistics: { StoppedActions: 1 },
      });
    });
    await expect(glue.stopWorkflowRun({ Name, RunId })).rejects.toMatchObject({
      name: 'IllegalWorkflowStateException',
    });
    await expect(glue.getWorkflowRun({ Name, RunId: 'wr_none' })).rejects.toMatchObject({
      name: 'EntityNotFoundException',
    });
  });
});
