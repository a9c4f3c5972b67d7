import { DescribeVpcsCommand } from '@aws-sdk/client-ec2';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Context } from '#lib/context/context.ts';
import { startTestRuntime, type TestRuntime } from '#lib/runtime/runtime-for-tests.ts';
import { advanceDeployment } from './advance-deployment.ts';
import { deploymentsOf, until } from './deployments-for-tests.ts';
import { destroyEnvironment } from './destroy-environment.ts';
import { driveDeployment } from './drive-deployment.ts';
import { StackObserver } from './observe.ts';
import { planDeployment } from './plan-deployment.ts';
import { getDeployment, listStackEvents } from './read-deployments.ts';

/** The first call of each service loads its schemas, which a busy machine makes long. */
vi.setConfig({ testTimeout: 60_000 });

let test: TestRuntime;

beforeEach(async () => {
  test = await startTestRuntime({ speed: 300 });
});

afterEach(() => test.close());

/** A context whose requests no engine takes up, so that the test is the engine. */
function withoutEngine(ctx: Context): Context {
  return { ...ctx, queue: { enqueue: async () => undefined, wake: () => undefined } };
}

/** The process ends after AWS was called and before that is recorded. */
function crashing(ctx: Context): Context {
  const db = new Proxy(ctx.db, {
    get: (target, name) =>
      name === '$transaction'
        ? () => Promise.reject(new Error('killed'))
        : Reflect.get(target, name),
  });
  return { ...ctx, db };
}

async function driveThroughCrashes(ctx: Context, id: string): Promise<void> {
  const observerFor = () => new StackObserver(ctx.aws({ region: 'us-east-2' }), () => Date.now());
  for (;;) {
    await advanceDeployment(crashing(ctx), id, ctx.aws, observerFor).catch((error: unknown) =>
      expect(error).toMatchObject({ message: 'killed' }),
    );
    if ((await advanceDeployment(ctx, id, ctx.aws, observerFor)).settled) return;
  }
}

async function expectMadeOnce(name: string, id: string): Promise<void> {
  const { Vpcs } = await test.ctx
    .aws({ region: 'us-east-2' })
    .ec2.send(
      new DescribeVpcsCommand({ Filters: [{ Name: 'tag:strata:environment', Values: [name] }] }),
    );
  expect(Vpcs).toHaveLength(1);
  const { events } = await listStackEvents(test.ctx, { id, after: 0, limit: 1000 });
  const created = events.filter(({ status }) => status === 'CREATE_COMPLETE');
  expect(new Set(created.map(({ logicalId }) => logicalId)).size).toBe(created.length);
  const { layers } = await getDeployment(test.ctx, { id });
  expect(created).toHaveLength((layers[0]?.changes?.length ?? 0) + 1);
}

describe('a deployment', () => {
  it('goes on where it was when the process starts again', async () => {
    await deploymentsOf(test).create('restarted');
    const { id } = await planDeployment(test.ctx, {
      name: 'restarted',
      layers: ['network'],
      apply: true,
    });
    await expect
      .poll(async () => (await listStackEvents(test.ctx, { id, after: 0, limit: 1 })).events, {
        timeout: 20_000,
        interval: 20,
      })
      .toHaveLength(1);
    test = await test.restart();
    const its = deploymentsOf(test);
    expect(await its.settled(id)).toMatchObject({ status: 'succeeded' });
    expect(await its.calls('CreateChangeSet')).toBe(1);
    expect(await its.calls('ExecuteChangeSet')).toBe(1);
    await expectMadeOnce('restarted', id);
  });

  it('survives a crash after every single step', async () => {
    await deploymentsOf(test).create('crashing');
    const ctx = withoutEngine(test.ctx);
    const { id } = await planDeployment(ctx, {
      name: 'crashing',
      layers: ['network'],
      apply: true,
    });
    await driveThroughCrashes(ctx, id);
    expect(await getDeployment(ctx, { id })).toMatchObject({ status: 'succeeded' });
    await expectMadeOnce('crashing', id);

    const destruction = await destroyEnvironment(ctx, { name: 'crashing', confirm: 'crashing' });
    await driveThroughCrashes(ctx, destruction.id);
    expect(await getDeployment(ctx, destruction)).toMatchObject({ status: 'succeeded' });
  });

  it('may be driven by several at once', async () => {
    const its = deploymentsOf(test);
    await its.create('contended');
    const ctx = withoutEngine(test.ctx);
    const { id } = await planDeployment(ctx, {
      name: 'contended',
      layers: ['network'],
      apply: true,
    });
    const { signal } = new AbortController();
    await Promise.all([1, 2, 3].map(() => driveDeployment(ctx, ctx.aws, id, signal)));
    expect(await getDeployment(ctx, { id })).toMatchObject({ status: 'succeeded' });
    await expectMadeOnce('contended', id);
  });

  it('is taken up again when a plan was given up and its change set is still there', async () => {
    const its = deploymentsOf(test);
    await its.create('given-up');
    const planned = await its.plan('given-up');
    await test.ctx.db.deployment.update({
      where: { id: planned.id },
      data: { status: 'discarded', finishedAt: new Date() },
    });
    test = await test.restart();
    await until(test.ctx, planned.id, ({ layers }) => layers[0]?.status === 'skipped');
    expect(await deploymentsOf(test).calls('DeleteChangeSet')).toBe(1);
  });
});
