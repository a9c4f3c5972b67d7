import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type TestEndpoint, testEndpoint } from '../test-endpoint.ts';
import { faultPlan } from './faults.ts';

let endpoint: TestEndpoint;
beforeAll(async () => {
  endpoint = await testEndpoint();
});
afterEach(() => endpoint.control('DELETE', 'faults'));
afterAll(() => endpoint[Symbol.asyncDispose]());

const calls = {
  EC2: () => endpoint.clients.ec2.describeVpcs({}),
  STS: () => endpoint.clients.sts.getCallerIdentity({}),
  S3: () => endpoint.clients.s3.listBuckets({}),
  'CloudWatch Logs': () => endpoint.clients.logs.describeLogGroups({}),
};

describe('a fault answers as the service words it', () => {
  test.each([
    ['throttle', 'EC2', 'RequestLimitExceeded', 503],
    ['throttle', 'STS', 'Throttling', 400],
    ['throttle', 'S3', 'SlowDown', 503],
    ['throttle', 'CloudWatch Logs', 'ThrottlingException', 400],
    ['deny', 'EC2', 'UnauthorizedOperation', 403],
    ['deny', 'STS', 'AccessDenied', 403],
    ['deny', 'S3', 'AccessDenied', 403],
    ['deny', 'CloudWatch Logs', 'AccessDeniedException', 400],
    ['error', 'EC2', 'InternalFailure', 500],
    ['error', 'CloudWatch Logs', 'InternalFailure', 500],
  ] as const)('%s %s: %s', async (kind, service, name, status) => {
    await endpoint.control('POST', 'faults', { kind, service, count: 1 });
    await expect(calls[service]()).rejects.toMatchObject({
      name,
      $metadata: { httpStatusCode: status, requestId: expect.stringMatching(/^[0-9a-f-]{36}$/) },
    });
    await expect(calls[service]()).resolves.toBeDefined();
  });
});

test('a dropped connection is a network error to the client', async () => {
  await endpoint.control('POST', 'faults', {
    kind: 'drop',
    service: 'EC2',
    operation: 'DescribeVpcs',
  });
  await expect(calls.EC2()).rejects.toMatchObject({ code: 'ECONNRESET' });
  await expect(endpoint.clients.ec2.describeSubnets({})).resolves.toBeDefined();
});

test('a delay holds the answer back', async () => {
  await endpoint.control('POST', 'faults', { kind: 'delay', service: 'STS', delayMs: 120 });
  const startedMs = performance.now();
  await calls.STS();
  expect(performance.now() - startedMs).toBeGreaterThanOrEqual(115);
});

test('an SDK client rides out a throttled call', async () => {
  await endpoint.control('POST', 'faults', { kind: 'throttle', service: 'EC2', count: 1 });
  const { clientsOf } = await import('../test-endpoint.ts');
  const { ec2 } = clientsOf(endpoint.url, { maxAttempts: 3 });
  const { $metadata } = await ec2.describeVpcs({});
  expect($metadata.attempts).toBe(2);
});

test('faults are listed, removed one by one, and checked when set', async () => {
  const first = await endpoint.control('POST', 'faults', { kind: 'deny', service: 'IAM' });
  await endpoint.control('POST', 'faults', { kind: 'deny', service: 'STS' });
  expect(first).toEqual({ status: 201, body: { id: expect.stringMatching(/^fault-\d+$/) } });
  const { id } = Object(first.body);
  const { body } = await endpoint.control('DELETE', `faults/${id}`);
  expect(body).toMatchObject({ faults: [{ fault: { kind: 'deny', service: 'STS' }, left: null }] });
  const refused = await endpoint.control('POST', 'faults', { kind: 'deny', service: 'Nothing' });
  expect(refused.status).toBe(400);
});

describe('resource failures', () => {
  const step = { stack: 's', logicalId: 'Vpc', type: 'AWS::EC2::VPC', action: 'CREATE' } as const;
  const fault = { kind: 'resource', action: 'CREATE', message: 'no' } as const;

  test.each([
    [{}, true],
    [{ logicalId: 'Vpc' }, true],
    [{ type: 'AWS::EC2::VPC', stack: 's' }, true],
    [{ logicalId: 'Subnet' }, false],
    [{ stack: 'other' }, false],
    [{ action: 'DELETE' as const }, false],
  ])('%j strikes the step: %s', (members, strikes) => {
    const plan = faultPlan(() => 0);
    plan.add({ ...fault, ...members });
    expect(plan.resourceFailure(step) !== undefined).toBe(strikes);
  });

  test('are used up', () => {
    const plan = faultPlan(() => 0);
    plan.add({ ...fault, count: 1, handlerErrorCode: 'NotStabilized' });
    expect(plan.resourceFailure(step)).toEqual({
      message: 'no',
      handlerErrorCode: 'NotStabilized',
    });
    expect(plan.resourceFailure(step)).toBeUndefined();
  });
});

test.each([
  [0.5, 0.49, true],
  [0.5, 0.5, false],
  [0, 0, false],
  [1, 0.999, true],
])('at a rate of %d and a draw of %d the fault strikes: %s', (rate, draw, strikes) => {
  const plan = faultPlan(() => draw);
  plan.add({
    kind: 'drop',
    service: 'EC2',
    rate,
    code: '',
    message: '',
    httpStatus: 500,
    delayMs: 0,
  });
  expect(plan.callFault('EC2', 'DescribeVpcs') !== undefined).toBe(strikes);
});

const jobRun = { kind: 'glue-job', names: ['nightly'] } as const;

describe('failures of runs', () => {
  test.each([
    [{ of: 'glue-job' as const }, true],
    [{ of: 'glue-job' as const, name: 'nightly' }, true],
    [{ of: 'glue-job' as const, name: 'hourly' }, false],
    [{ of: 'glue-crawler' as const, name: 'nightly' }, false],
  ])('%j strikes a run of the job nightly: %s', (members, strikes) => {
    const plan = faultPlan(() => 0);
    plan.add({ kind: 'run', ...members, count: 1, message: 'no' });
    const failure = plan.failureOf({ ...jobRun, id: 'jr_1' });
    expect(failure?.message).toBe(strikes ? 'no' : undefined);
    expect(plan.list()).toHaveLength(strikes ? 0 : 1);
  });

  test('come at the failure rate, and to the same ids every time', () => {
    const ids = Array.from({ length: 1000 }, (_, index) => `jr_${index}`);
    const failed = (rate: number) =>
      ids.filter((id) => faultPlan(() => 0, rate).failureOf({ ...jobRun, id }));
    expect(failed(0)).toEqual([]);
    expect(failed(1)).toEqual(ids);
    expect(failed(0.1).length).toBeGreaterThan(70);
    expect(failed(0.1).length).toBeLessThan(130);
    expect(failed(0.1)).toEqual(failed(0.1));
  });
});

test.each([
  ['FARGATE_SPOT' as const, true],
  ['FARGATE' as const, false],
])('without Spot capacity %s is exhausted: %s', (pool, exhausted) => {
  const plan = faultPlan(() => 0);
  plan.add({ kind: 'capacity', pool: 'FARGATE_SPOT' });
  expect(plan.isExhausted(pool)).toBe(exhausted);
});

test.each([
  { kind: 'run' },
  { kind: 'run', of: 'glue-job', exitCode: 1 },
  { kind: 'run', of: 'ecs-task', cause: 'boredom' },
  { kind: 'capacity', pool: 'LAMBDA' },
])('%j is refused', async (fault) => {
  expect((await endpoint.control('POST', 'faults', fault)).status).toBe(400);
});
