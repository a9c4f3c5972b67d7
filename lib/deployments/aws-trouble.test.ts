import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { startTestRuntime, type TestRuntime } from '#lib/runtime/runtime-for-tests.ts';
import { seededRandom } from '#lib/runtime/seeded-random-for-tests.ts';
import { applyDeployment } from './apply-deployment.ts';
import { deploymentsOf, until } from './deployments-for-tests.ts';
import { planDeployment } from './plan-deployment.ts';
import { retryDeployment } from './retry-deployment.ts';
import { stackTallies } from './stack-tallies-for-tests.ts';

vi.setConfig({ testTimeout: 320_000 });

let test: TestRuntime;
let its: ReturnType<typeof deploymentsOf>;

beforeAll(async () => {
  test = await startWithSeed(20_260_930);
  its = deploymentsOf(test);
});

afterEach(() => its.removeFaults());
afterAll(() => test.close());

/** The endpoint keeps the source of randomness that it finds when it starts, for faults with a rate. */
async function startWithSeed(seed: number): Promise<TestRuntime> {
  const { random } = Math;
  Math.random = seededRandom(seed);
  try {
    return await startTestRuntime({ speed: 5_000 });
  } finally {
    Math.random = random;
  }
}

async function expectMadeOnce(name: string): Promise<void> {
  const tallies = (await stackTallies(test.localAws.url)).filter(({ stackName }) =>
    stackName.startsWith(`${name}-`),
  );
  expect(tallies).toMatchObject([{ status: 'CREATE_COMPLETE', executions: 1, changeSets: 1 }]);
}

/** Longer than elsewhere: the clients pause between their attempts, and the engine between its own. */
const patienceMs = 150_000;

const succeeded = (id: string) =>
  until(test.ctx, id, ({ status }) => status === 'succeeded', patienceMs);

const waitingFor = (id: string) =>
  until(test.ctx, id, ({ waitingReason }) => waitingReason !== null, patienceMs);

const addFaults = async (services: readonly string[], fault: object) => {
  for (const service of services) await its.addFault({ service, ...fault });
};

describe('a deployment ends right while AWS', () => {
  it.each([
    ['throttled', 'throttles every fifth call', [{ kind: 'throttle', rate: 0.2 }]],
    ['failing', 'fails on every twentieth call', [{ kind: 'error', rate: 0.05 }]],
    ['slow', 'takes two seconds for every answer', [{ kind: 'delay', delayMs: 2_000 }]],
    ['cut', 'drops every fifth connection', [{ kind: 'drop', rate: 0.2 }]],
    [
      'troubled',
      'does all of that',
      [
        { kind: 'throttle', rate: 0.2 },
        { kind: 'error', rate: 0.05 },
        { kind: 'drop', rate: 0.1 },
        { kind: 'delay', delayMs: 2_000, rate: 0.2 },
      ],
    ],
  ])('%s: it %s', async (name, _, faults) => {
    await its.create(name);
    for (const fault of faults) await addFaults(['CloudFormation', 'S3', 'STS'], fault);
    const { id } = await planDeployment(test.ctx, { name, layers: ['data-lake'], apply: true });
    await succeeded(id);
    await its.removeFaults();
    await expectMadeOnce(name);
  });
});

const expired = {
  kind: 'error',
  code: 'ExpiredToken',
  message: 'The security token included in the request is expired',
  httpStatus: 403,
};
const skewed = {
  kind: 'error',
  code: 'SignatureDoesNotMatch',
  message: 'Signature expired: 20261130T070000Z is now earlier than 20261130T070500Z',
  httpStatus: 403,
};

describe('a deployment waits, says why, and goes on after the mend, where', () => {
  it.each([
    ['credentials end', 'expired', expired, /token included in the request is expired/],
    [
      'credentials end at the act',
      'expired-act',
      { ...expired, operation: 'ExecuteChangeSet' },
      /is expired/,
    ],
    ['no signature is young enough', 'skewed', skewed, /Signature expired/],
    [
      'a signature is refused at the act',
      'skewed-act',
      { ...skewed, operation: 'ExecuteChangeSet' },
      /Signature expired/,
    ],
    ['no connection lasts', 'dropped', { kind: 'drop' }, /AWS does not answer/],
    [
      'every call fails',
      'broken',
      { kind: 'error', operation: 'DescribeStacks' },
      /AWS does not answer: .*unknown error/,
    ],
    [
      'a service is denied',
      'denied',
      { kind: 'deny', operation: 'DescribeStacks' },
      /not authorized to perform: cloudformation:DescribeStacks/,
    ],
  ])('%s', async (_, name, fault, cause) => {
    await its.create(name);
    const { id } = await its.plan(name, ['data-lake']);
    await its.addFault({ service: 'CloudFormation', ...fault });
    await applyDeployment(test.ctx, { id });
    const waiting = await waitingFor(id);
    expect(waiting).toMatchObject({ status: 'applying' });
    expect(waiting.waitingReason).toMatch(cause);
    await its.removeFaults();
    expect(await succeeded(id)).toMatchObject({ waitingReason: null });
    await expectMadeOnce(name);
  });

  it('credentials end while files are uploaded', async () => {
    const name = 'expired-upload';
    await its.create(name);
    await its.addFault({
      ...expired,
      service: 'S3',
      httpStatus: 400,
      message: 'The provided token has expired.',
    });
    const { id } = await planDeployment(test.ctx, { name, layers: ['etl'], apply: true });
    const waiting = await waitingFor(id);
    expect(waiting.waitingReason).toMatch(/token has expired|credentials/);
    await its.removeFaults();
    expect(await succeeded(id)).toMatchObject({ waitingReason: null });
  });
});

it('a deployment whose act is denied stops with the cause, and a retry goes on', async () => {
  const name = 'denied-act';
  await its.create(name);
  const { id } = await its.plan(name, ['data-lake']);
  await its.addFault({ kind: 'deny', service: 'CloudFormation', operation: 'ExecuteChangeSet' });
  await applyDeployment(test.ctx, { id });
  const stopped = await its.settled(id);
  expect(stopped.status).toBe('failed');
  expect(stopped.failure?.reason).toMatch(
    /not authorized to perform: cloudformation:ExecuteChangeSet/,
  );
  await its.removeFaults();
  const retried = await retryDeployment(test.ctx, { id });
  await succeeded(retried.id);
});
