import { AuthorizeSecurityGroupIngressCommand } from '@aws-sdk/client-ec2';
import { DisableRuleCommand } from '@aws-sdk/client-eventbridge';
import { GetQueueAttributesCommand } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { deploymentsOf } from '#lib/deployments/deployments-for-tests.ts';
import { changeQueueOf } from '#lib/resources/change-queue.ts';
import { startTestRuntime, type TestRuntime } from '#lib/runtime/runtime-for-tests.ts';
import { awaitChange } from './change-channel.ts';
import { EnvironmentWatcher } from './environment-watcher.ts';
import { getGraph } from './graph-document.ts';
import { refreshEnvironment } from './refresh-environment.ts';

/** The first call of each service loads its schemas, which a busy machine makes long. */
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const name = 'told';
const never = 3_600_000;

let test: TestRuntime;

beforeAll(async () => {
  test = await startTestRuntime();
  await test.runtime.watcher.stop();
  const its = deploymentsOf(test);
  await its.create(name, { natGateways: 'none' });
  expect(await its.deploy(name, ['network', 'events'])).toMatchObject({ status: 'succeeded' });
});

afterAll(() => test.close());

const refresh = () => refreshEnvironment(test.ctx, { name });
const graph = () => getGraph(test.ctx, { name });

it('a change made outside is seen because AWS tells of it', async () => {
  const queueUrl = changeQueueOf(await refresh()) ?? '';
  expect(queueUrl).toMatch(/told-change-events$/);
  const watcher = new EnvironmentWatcher({
    log: test.ctx.log,
    intervals: {
      leastMs: 50,
      movingMs: never,
      unwatchedMs: never,
      restMs: never,
      toldMs: never,
      openingMs: never,
    },
    refresh: async () => ({ moving: false, changeQueue: changeQueueOf(await refresh()) }),
    awaitChange: (_, url, signal) => awaitChange(test.ctx, { name, queueUrl: url }, signal),
  });
  const leave = watcher.watch(name);
  const { ec2, sqs } = test.ctx.aws({ region: 'us-east-2' });
  await vi.waitFor(async () => expect(await waiting()).toBe(0), { timeout: 30_000 });

  const { nodes } = await graph();
  const group = nodes.find(({ type }) => type === 'AWS::EC2::SecurityGroup');
  await ec2.send(
    new AuthorizeSecurityGroupIngressCommand({
      GroupId: group?.id,
      IpPermissions: [{ IpProtocol: 'tcp', FromPort: 22, ToPort: 22, IpRanges: [{ CidrIp }] }],
    }),
  );
  await vi.waitFor(async () => expect(JSON.stringify(await graph())).toContain(CidrIp), {
    timeout: 30_000,
  });
  await vi.waitFor(async () => expect(await waiting()).toBe(0), { timeout: 30_000 });
  leave();
  await watcher.stop();

  async function waiting(): Promise<number> {
    const { Attributes = {} } = await sqs.send(
      new GetQueueAttributesCommand({ QueueUrl: queueUrl, AttributeNames: ['All'] }),
    );
    return (
      Number(Attributes.ApproximateNumberOfMessages) +
      Number(Attributes.ApproximateNumberOfMessagesNotVisible)
    );
  }
});

const CidrIp = '198.51.100.7/32';

it('a queue that cannot be read is said, and whoever waits can be stopped', async () => {
  const queueUrl = `${test.localAws.url}/000000000000/no-such-queue`;
  const waitFor = (url: string, signal: AbortSignal) =>
    awaitChange(test.ctx, { name, queueUrl: url }, signal);
  await expect(waitFor(queueUrl, new AbortController().signal)).rejects.toThrow(/does not exist/);
  const stop = new AbortController();
  const ours = changeQueueOf(await graph()) ?? '';
  const waiting = waitFor(ours, stop.signal);
  stop.abort();
  await expect(waiting).rejects.toThrow(/abort/i);
});

it('rules that are disabled tell nothing', async () => {
  const { events } = test.ctx.aws({ region: 'us-east-2' });
  await events.send(new DisableRuleCommand({ Name: `${name}-api-calls` }));
  expect(changeQueueOf(await refresh())).toBeDefined();
  await events.send(new DisableRuleCommand({ Name: `${name}-state-changes` }));
  expect(changeQueueOf(await refresh())).toBeUndefined();
});
