import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type TestEndpoint, testEndpoint } from '../../test-endpoint.ts';

let endpoint: TestEndpoint;
beforeAll(async () => {
  endpoint = await testEndpoint({ speed: 10_000 });
  const { glue, s3 } = endpoint.clients;
  await s3.createBucket({ Bucket: 'code' });
  await s3.putObject({ Bucket: 'code', Key: 'job.py', Body: 'print(1)' });
  for (const Name of ['first', 'second']) {
    await glue.createJob({
      Name,
      Role: 'arn:aws:iam::000000000000:role/glue',
      Command: { Name: 'glueetl', ScriptLocation: 's3://code/job.py' },
    });
  }
});
afterAll(() => endpoint[Symbol.asyncDispose]());

async function state(Name: string): Promise<string | undefined> {
  return (await endpoint.clients.glue.getTrigger({ Name })).Trigger?.State;
}

const reached = (Name: string, wanted: string) =>
  vi.waitFor(async () => expect(await state(Name)).toBe(wanted), { interval: 5 });

async function finishedRuns(JobName: string): Promise<(string | undefined)[]> {
  const { JobRuns = [] } = await endpoint.clients.glue.getJobRuns({ JobName });
  return JobRuns.filter((run) => run.JobRunState === 'SUCCEEDED').map((run) => run.TriggerName);
}

test('a trigger on demand starts a job, and a conditional one the next', async () => {
  const { glue } = endpoint.clients;
  await glue.createTrigger({ Name: 'now', Type: 'ON_DEMAND', Actions: [{ JobName: 'first' }] });
  await glue.createTrigger({
    Name: 'then',
    Type: 'CONDITIONAL',
    StartOnCreation: true,
    Predicate: {
      Conditions: [{ LogicalOperator: 'EQUALS', JobName: 'first', State: 'SUCCEEDED' }],
    },
    Actions: [{ JobName: 'second' }],
  });
  const { JobRunId } = await glue.startJobRun({ JobName: 'first' });
  await vi.waitFor(async () => {
    const { JobRun } = await glue.getJobRun({ JobName: 'first', RunId: JobRunId });
    expect(JobRun?.JobRunState).toBe('SUCCEEDED');
  });
  expect(await finishedRuns('second')).toEqual([]);
  for (const times of [1, 2]) {
    await glue.startTrigger({ Name: 'now' });
    await vi.waitFor(async () => expect(await finishedRuns('second')).toHaveLength(times));
  }
  expect(await finishedRuns('second')).toEqual(['then', 'then']);
  expect(await finishedRuns('first')).toEqual(['now', 'now', undefined]);
  expect(await state('now')).toBe('CREATED');
});

test('a scheduled trigger is activated, changed and deactivated', async () => {
  const { glue } = endpoint.clients;
  const Name = 'nightly';
  const request = { Name, Schedule: 'cron(0 3 * * ? *)', Actions: [{ JobName: 'first' }] };
  await glue.createTrigger({ ...request, Type: 'SCHEDULED' });
  expect(await state(Name)).toBe('CREATED');
  await glue.createTrigger({ ...request, Type: 'SCHEDULED' });
  await expect(
    glue.createTrigger({ ...request, Type: 'SCHEDULED', Schedule: 'cron(0 4 * * ? *)' }),
  ).rejects.toMatchObject({
    name: 'IdempotentParameterMismatchException',
    message: "Trigger with name 'nightly' already submitted with different configuration",
  });
  await glue.startTrigger({ Name });
  await reached(Name, 'ACTIVATED');
  const { Trigger } = await glue.updateTrigger({
    Name,
    TriggerUpdate: { Schedule: 'cron(0 5 * * ? *)', Actions: [{ JobName: 'second' }] },
  });
  expect(Trigger).toMatchObject({
    Type: 'SCHEDULED',
    State: 'ACTIVATED',
    Schedule: 'cron(0 5 * * ? *)',
  });
  await glue.stopTrigger({ Name });
  await reached(Name, 'DEACTIVATED');
  await expect(glue.stopTrigger({ Name })).rejects.toMatchObject({
    name: 'InvalidInputException',
  });
  await glue.deleteTrigger({ Name });
  await glue.deleteTrigger({ Name });
  await expect(glue.getTrigger({ Name })).rejects.toMatchObject({
    name: 'EntityNotFoundException',
  });
});

test('triggers are listed by the job that they start, and by tag', async () => {
  const { glue } = endpoint.clients;
  await glue.createTrigger({
    Name: 'listed',
    Type: 'ON_DEMAND',
    Actions: [{ JobName: 'third' }],
    Tags: { team: 'listing' },
  });
  expect((await glue.getTriggers({ DependentJobName: 'third' })).Triggers).toMatchObject([
    { Name: 'listed' },
  ]);
  expect((await glue.listTriggers({ Tags: { team: 'listing' } })).TriggerNames).toEqual(['listed']);
  expect(await glue.batchGetTriggers({ TriggerNames: ['listed', 'none'] })).toMatchObject({
    Triggers: [{ Name: 'listed' }],
    TriggersNotFound: ['none'],
  });
});

describe('refusals', () => {
  const Actions = [{ JobName: 'first' }];
  const condition = { LogicalOperator: 'EQUALS', JobName: 'first', State: 'SUCCEEDED' } as const;
  test.each<[string, object, string]>([
    ['events', { Type: 'EVENT', Actions }, 'Amazon EventBridge'],
    ['no actions', { Type: 'ON_DEMAND', Actions: [] }, 'Actions cannot be null'],
    ['an empty action', { Type: 'ON_DEMAND', Actions: [{}] }, 'either a job or a crawler'],
    ['no schedule', { Type: 'SCHEDULED', Actions }, 'Schedule cannot be null'],
    ['a false schedule', { Type: 'SCHEDULED', Actions, Schedule: '3 am' }, 'Invalid schedule'],
    ['no predicate', { Type: 'CONDITIONAL', Actions }, 'Predicate cannot be null'],
    [
      'conditions without a logic',
      { Type: 'CONDITIONAL', Actions, Predicate: { Conditions: [condition, condition] } },
      'Logical cannot be null',
    ],
    [
      'a condition without a state',
      { Type: 'CONDITIONAL', Actions, Predicate: { Conditions: [{ JobName: 'first' }] } },
      'A condition must name',
    ],
    ['a start at once', { Type: 'ON_DEMAND', Actions, StartOnCreation: true }, 'not supported'],
  ])('%s', async (_, wrong, message) => {
    await expect(
      endpoint.clients.glue.createTrigger({ Name: 'no', Type: 'ON_DEMAND', Actions, ...wrong }),
    ).rejects.toMatchObject({
      name: 'InvalidInputException',
      message: expect.stringContaining(message),
    });
  });

  test('a second start trigger, and a workflow that is not there', async () => {
    const { glue } = endpoint.clients;
    const trigger = { Type: 'ON_DEMAND', Actions } as const;
    await expect(
      glue.createTrigger({ ...trigger, Name: 'lost', WorkflowName: 'none' }),
    ).rejects.toMatchObject({ name: 'EntityNotFoundException' });
    await glue.createWorkflow({ Name: 'flow' });
    await glue.createTrigger({ ...trigger, Name: 'flow-start', WorkflowName: 'flow' });
    await expect(
      glue.createTrigger({ ...trigger, Name: 'flow-other', WorkflowName: 'flow' }),
    ).rejects.toMatchObject({ name: 'InvalidInputException' });
  });
});
