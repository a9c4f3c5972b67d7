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
    ['expired', 'EC2', 'RequestExpired', 400],
    ['expired', 'STS', 'ExpiredToken', 403],
    ['expired', 'S3', 'ExpiredToken', 400],
    ['expired', 'CloudWatch Logs', 'ExpiredTokenException', 400],
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
  const step = {
    stack: 's',
    logicalId: 'Vpc',
    type: 'AWS::EC2::VPC',
    action: 'CREATE',
    rollback: false,
  } as const;
  const fault = { kind: 'resource', action: 'CREATE', message: 'no' } as const;

  test.each([
    [{}, true],
    [{ logicalId: 'Vpc' }, true],
    [{ type: 'AWS::EC2::VPC', stack: 's' }, true],
    [{ logicalId: 'Subnet' }, false],
    [{ stack: 'other' }, false],
    [{ action: 'DELETE' as const }, false],
    [{ rollback: true }, false],
    [{ rollback: false }, true],
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

describe('a share', () => {
  const throttled = async (fault: object, calls: number): Promise<number[]> => {
    const { body } = await endpoint.control('POST', 'faults', {
      kind: 'throttle',
      service: 'STS',
      ...fault,
    });
    const hit: number[] = [];
    for (let index = 0; index < calls; index++) {
      await endpoint.clients.sts.getCallerIdentity({}).catch(({ name }: Error) => {
        expect(name).toBe('Throttling');
        hit.push(index);
      });
    }
    await endpoint.control('DELETE', `faults/${Object(body).id}`);
    return hit;
  };

  test('of calls is hit, the same ones for the same seed', async () => {
    const first = await throttled({ share: 0.3, seed: 7 }, 60);
    expect(first.length).toBeGreaterThan(8);
    expect(first.length).toBeLessThan(30);
    expect(await throttled({ share: 0.3, seed: 7 }, 60)).toEqual(first);
    expect(await throttled({ share: 0.3, seed: 8 }, 60)).not.toEqual(first);
  });

  test('of one is every call, and a count ends it', async () => {
    expect(await throttled({ share: 1, count: 2 }, 4)).toEqual([0, 1]);
  });

  test.each([
    ['share', { share: 0 }],
    ['share', { share: 1.5 }],
    ['share', { share: '0.5' }],
    ['seed', { share: 0.5, seed: -1 }],
    ['seed', { share: 0.5, seed: 0.5 }],
  ])('with a bad %s is refused: %j', async (field, members) => {
    const { status, body } = await endpoint.control('POST', 'faults', {
      kind: 'delay',
      service: 'STS',
      ...members,
    });
    expect(status).toBe(400);
    expect(body).toMatchObject({ issues: [{ path: [field] }] });
  });
});

describe('a clock that is wrong', () => {
  const services = [
    ['EC2', 'RequestExpired', /^Request has expired/],
    ['STS', 'SignatureDoesNotMatch', /^Signature expired: \d{8}T\d{6}Z is now earlier than/],
    ['S3', 'RequestTimeTooSkewed', /^The difference between the request time/],
    ['CloudWatch Logs', 'InvalidSignatureException', /^Signature expired/],
  ] as const;

  test.each(services)('of %s: %s', async (service, name, message) => {
    await endpoint.control('POST', 'faults', { kind: 'skew', service, count: 1 });
    await expect(calls[service]()).rejects.toMatchObject({
      name,
      message: expect.stringMatching(message),
    });
    await expect(calls[service]()).resolves.toBeDefined();
  });

  test('is told in the Date header, so that an SDK client corrects its own and goes on', async () => {
    const { clientsOf } = await import('../test-endpoint.ts');
    const { sts } = clientsOf(endpoint.url, { maxAttempts: 3 });
    await endpoint.control('POST', 'faults', { kind: 'skew', service: 'STS', skewMs: -7_200_000 });
    const { $metadata } = await sts.getCallerIdentity({});
    expect($metadata.attempts).toBe(2);
    const again = await sts.getCallerIdentity({});
    expect(again.$metadata.attempts).toBe(1);
    expect(Math.round((await sts.config.systemClockOffset) / 60_000)).toBe(-120);
  });

  test('is checked against signatures too', async () => {
    const { clientsOf, testEndpoint } = await import('../test-endpoint.ts');
    const credentials = { accessKeyId: 'AKIDRIGHT', secretAccessKey: 'right' };
    await using signed = await testEndpoint({ credentials });
    const { sts } = clientsOf(signed.url, { ...credentials, maxAttempts: 3 });
    await signed.control('POST', 'faults', { kind: 'skew', service: 'STS' });
    expect((await sts.getCallerIdentity({})).$metadata.attempts).toBe(2);
    await signed.control('DELETE', 'faults');
    await expect(sts.getCallerIdentity({})).rejects.toThrow('Signature not yet current: ');
    expect((await sts.getCallerIdentity({})).$metadata.attempts).toBe(1);
  });

  test.each([60_000, 90_000_000, 0.5])('by %d ms is refused', async (skewMs) => {
    const fault = { kind: 'skew', service: 'STS', skewMs };
    const { status, body } = await endpoint.control('POST', 'faults', fault);
    expect(status).toBe(400);
    expect(body).toMatchObject({ issues: [{ path: ['skewMs'] }] });
  });
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
