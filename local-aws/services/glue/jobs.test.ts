import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type TestEndpoint, testEndpoint } from '../../test-endpoint.ts';

let endpoint: TestEndpoint;
beforeAll(async () => {
  endpoint = await testEndpoint({ speed: 10_000 });
  await endpoint.clients.s3.createBucket({ Bucket: 'code' });
  await endpoint.clients.s3.putObject({ Bucket: 'code', Key: 'job.py', Body: 'print(1)' });
});
afterAll(() => endpoint[Symbol.asyncDispose]());

const request = {
  Role: 'arn:aws:iam::000000000000:role/glue',
  Command: { Name: 'glueetl', ScriptLocation: 's3://code/job.py', PythonVersion: '3' },
  GlueVersion: '5.0',
  WorkerType: 'G.1X' as const,
  NumberOfWorkers: 2,
};

async function ended(JobName: string, RunId: string | undefined, at = endpoint) {
  return vi.waitFor(
    async () => {
      const { JobRun } = await at.clients.glue.getJobRun({ JobName, RunId });
      expect(JobRun?.JobRunState).toMatch(/^(SUCCEEDED|FAILED|STOPPED|TIMEOUT)$/);
      return JobRun;
    },
    { timeout: 5_000, interval: 5 },
  );
}

async function run(JobName: string, overrides: object = {}) {
  const { JobRunId } = await endpoint.clients.glue.startJobRun({ JobName, ...overrides });
  return ended(JobName, JobRunId);
}

test('a job is made, changed, listed and deleted', async () => {
  const { glue } = endpoint.clients;
  const Name = 'living';
  await glue.createJob({ Name, ...request, Tags: { team: 'jobs' } });
  expect((await glue.createJob({ Name, ...request })).Name).toBe(Name);
  await expect(glue.createJob({ Name, ...request, Timeout: 5 })).rejects.toMatchObject({
    name: 'IdempotentParameterMismatchException',
  });
  expect((await glue.getJob({ JobName: Name })).Job).toMatchObject({
    Name,
    MaxCapacity: 2,
    Timeout: 480,
    MaxRetries: 0,
    ExecutionProperty: { MaxConcurrentRuns: 1 },
  });
  const { WorkerType: _, NumberOfWorkers: __, ...others } = request;
  await glue.updateJob({ JobName: Name, JobUpdate: { ...others, MaxCapacity: 4, Timeout: 60 } });
  expect((await glue.getJob({ JobName: Name })).Job).toMatchObject({ MaxCapacity: 4, Timeout: 60 });
  expect((await glue.listJobs({ Tags: { team: 'jobs' } })).JobNames).toEqual([Name]);
  expect(await glue.batchGetJobs({ JobNames: [Name, 'none'] })).toMatchObject({
    Jobs: [{ Name }],
    JobsNotFound: ['none'],
  });
  await glue.deleteJob({ JobName: Name });
  await glue.deleteJob({ JobName: Name });
  await expect(glue.getJob({ JobName: Name })).rejects.toMatchObject({
    name: 'EntityNotFoundException',
    message: 'Job living not found.',
  });
});

test('a job that is submitted again is the same whatever the order of its keys', async () => {
  const { glue } = endpoint.clients;
  const Name = 'reordered';
  const DefaultArguments = { '--day': 'monday', '--stage': 'raw' };
  await glue.createJob({ Name, ...request, DefaultArguments });
  const reordered = { '--stage': 'raw', '--day': 'monday' };
  expect(await glue.createJob({ Name, ...request, DefaultArguments: reordered })).toMatchObject({
    Name,
  });
});

test('a run succeeds, with what the call overrides, and writes its log', async () => {
  const { glue, logs } = endpoint.clients;
  await glue.createJob({ Name: 'runs', ...request });
  const done = await run('runs', {
    Arguments: { '--day': '2026-11-03', '--api_token': 'hidden' },
    WorkerType: 'G.2X',
    NumberOfWorkers: 3,
  });
  expect(done).toMatchObject({
    JobRunState: 'SUCCEEDED',
    Attempt: 0,
    ExecutionTime: 120,
    MaxCapacity: 6,
    DPUSeconds: 720,
    NumberOfWorkers: 3,
    Arguments: { '--day': '2026-11-03' },
    LogGroupName: '/aws-glue/jobs',
    CompletedOn: expect.any(Date),
  });
  await vi.waitFor(async () => {
    const { events = [] } = await logs.getLogEvents({
      logGroupName: '/aws-glue/jobs/output',
      logStreamName: done?.Id,
    });
    const text = events.map(({ message }) => message).join('\n');
    expect(text).toContain('--day = 2026-11-03');
    expect(text).not.toContain('hidden');
    expect(text).toContain('succeeded after 120 s');
  });
  const again = await run('runs', { JobRunId: done?.Id });
  expect(again).toMatchObject({ PreviousRunId: done?.Id, Arguments: { '--day': '2026-11-03' } });
  expect((await glue.getJobRuns({ JobName: 'runs' })).JobRuns?.map(({ Id }) => Id)).toEqual([
    again?.Id,
    done?.Id,
  ]);
});

test('a run whose script is missing fails, and is tried again', async () => {
  const { glue, logs } = endpoint.clients;
  const Command = { ...request.Command, ScriptLocation: 's3://code/none.py' };
  await glue.createJob({ Name: 'scriptless', ...request, Command, MaxRetries: 1 });
  const first = await run('scriptless');
  expect(first).toMatchObject({
    JobRunState: 'FAILED',
    ErrorMessage: expect.stringContaining('key: none.py.An error occurred (404)'),
  });
  const retry = await ended('scriptless', `${first?.Id}_attempt_1`);
  expect(retry).toMatchObject({ Attempt: 1, PreviousRunId: first?.Id, JobRunState: 'FAILED' });
  expect((await glue.getJobRuns({ JobName: 'scriptless' })).JobRuns).toHaveLength(2);
  await vi.waitFor(async () => {
    const { events } = await logs.filterLogEvents({
      logGroupName: '/aws-glue/jobs/error',
      filterPattern: '"LAUNCH ERROR" none.py',
    });
    expect(events).toHaveLength(2);
  });
});

test('a fault fails the next run of a job', async () => {
  await endpoint.clients.glue.createJob({ Name: 'faulty', ...request });
  await endpoint.control('POST', 'faults', {
    kind: 'resource',
    action: 'CREATE',
    type: 'AWS::Glue::JobRun',
    logicalId: 'faulty',
    message: 'Out of memory',
    count: 1,
  });
  expect(await run('faulty')).toMatchObject({
    JobRunState: 'FAILED',
    ErrorMessage: 'Out of memory',
  });
  expect(await run('faulty')).toMatchObject({ JobRunState: 'SUCCEEDED' });
});

test('a run that takes longer than its timeout ends with it', async () => {
  await endpoint.clients.glue.createJob({ Name: 'long', ...request, Timeout: 1 });
  expect(await run('long')).toMatchObject({ JobRunState: 'TIMEOUT', ExecutionTime: 60 });
});

test('a bookmark counts runs until it is reset', async () => {
  const { glue } = endpoint.clients;
  const DefaultArguments = { '--job-bookmark-option': 'job-bookmark-enable' };
  await glue.createJob({ Name: 'marked', ...request, DefaultArguments });
  const JobName = 'marked';
  await expect(glue.getJobBookmark({ JobName })).rejects.toMatchObject({
    name: 'EntityNotFoundException',
  });
  const done = await run(JobName);
  expect((await glue.getJobBookmark({ JobName })).JobBookmarkEntry).toMatchObject({
    Run: 1,
    RunId: done?.Id,
  });
  expect((await glue.resetJobBookmark({ JobName })).JobBookmarkEntry).toMatchObject({ Run: 0 });
});

test('runs at once are limited, and stop on request', async () => {
  await using slow = await testEndpoint({ speed: 1 });
  const { glue } = slow.clients;
  const JobName = 'slow';
  await glue.createJob({ Name: JobName, ...request });
  const { JobRunId } = await glue.startJobRun({ JobName });
  await expect(glue.startJobRun({ JobName })).rejects.toMatchObject({
    name: 'ConcurrentRunsExceededException',
    message: 'Concurrent runs exceeded for slow',
  });
  const stopped = await glue.batchStopJobRun({ JobName, JobRunIds: [JobRunId ?? '', 'jr_none'] });
  expect(stopped).toMatchObject({
    SuccessfulSubmissions: [{ JobName, JobRunId }],
    Errors: [{ JobRunId: 'jr_none', ErrorDetail: { ErrorCode: 'EntityNotFoundException' } }],
  });
  expect((await glue.getJobRun({ JobName, RunId: JobRunId })).JobRun?.JobRunState).toBe('STOPPING');
  await slow.control('POST', 'speed', { speed: 10_000 });
  expect(await ended(JobName, JobRunId, slow)).toMatchObject({ JobRunState: 'STOPPED' });
  const late = await glue.batchStopJobRun({ JobName, JobRunIds: [JobRunId ?? ''] });
  expect(late.Errors).toMatchObject([{ ErrorDetail: { ErrorCode: 'InvalidInputException' } }]);
});

describe('refusals', () => {
  test.each([
    ['an unknown command', { Command: { Name: 'sparkles', ScriptLocation: 's3://a/b' } }],
    ['no script', { Command: { Name: 'glueetl' } }],
    ['workers and capacity', { MaxCapacity: 2 }],
    ['workers without a type', { WorkerType: undefined }],
    ['an unknown worker type', { WorkerType: 'G.99X' as never }],
    ['a timeout of more than a week', { Timeout: 20_000 }],
  ])('%s', async (_, wrong) => {
    await expect(
      endpoint.clients.glue.createJob({ Name: 'no', ...request, ...wrong }),
    ).rejects.toMatchObject({ name: 'InvalidInputException' });
  });

  test('to run what is not there, or to override what is fixed', async () => {
    const { glue } = endpoint.clients;
    await expect(glue.startJobRun({ JobName: 'none' })).rejects.toMatchObject({
      name: 'EntityNotFoundException',
      message: 'Failed to start job run due to missing metadata',
    });
    await glue.createJob({ Name: 'fixed', ...request, NonOverridableArguments: { '--a': '1' } });
    await expect(
      glue.startJobRun({ JobName: 'fixed', Arguments: { '--a': '2' } }),
    ).rejects.toMatchObject({ name: 'InvalidInputException' });
  });
});
