import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type PostgresServer, startPostgres, whyNoPostgres } from '#lib/db/postgres-for-tests.ts';
import { applyDeployment } from '#lib/deployments/apply-deployment.ts';
import { deploymentsOf, until } from '#lib/deployments/deployments-for-tests.ts';
import { planDeployment } from '#lib/deployments/plan-deployment.ts';
import { listStackEvents } from '#lib/deployments/read-deployments.ts';
import { startTestRuntime, type TestRuntime } from './runtime-for-tests.ts';

/** The first call of each service loads its schemas, which a busy machine makes long. */
vi.setConfig({ testTimeout: 60_000 });

const absence = await whyNoPostgres();

describe.skipIf(absence)(`two instances on one PostgreSQL${absence ? `: ${absence}` : ''}`, () => {
  let server: PostgresServer;
  let one: TestRuntime;
  let other: TestRuntime;

  beforeAll(async () => {
    server = await startPostgres();
    const databaseUrl = await server.createDatabase('shared');
    one = await startTestRuntime({ databaseUrl, speed: 300 });
    other = await one.another();
  });

  afterAll(async () => {
    await other.runtime.close();
    await one.close();
    await server.stop();
  });

  it('start on an empty database at the same time', async () => {
    const databaseUrl = await server.createDatabase('raced');
    const started = await Promise.all([1, 2, 3].map(() => startTestRuntime({ databaseUrl })));
    for (const { ctx } of started) expect(await ctx.db.environment.count()).toBe(0);
    for (const runtime of started) await runtime.close();
  });

  it('do one deployment once, and see each other’s steps', async () => {
    const its = deploymentsOf(one);
    await its.create('shared');
    const seen: string[] = [];
    const unfollow = other.runtime.hub.follow((events) =>
      seen.push(...events.map(({ event }) => event.kind)),
    );
    const plan = await planDeployment(one.ctx, {
      name: 'shared',
      layers: ['network'],
      apply: false,
    });
    await until(other.ctx, plan.id, ({ status }) => status === 'planned');
    await applyDeployment(other.ctx, plan);
    await until(one.ctx, plan.id, ({ status }) => status === 'succeeded');
    await expect.poll(() => seen).toContain('stack-event');
    unfollow();
    expect(await its.calls('CreateChangeSet')).toBe(1);
    expect(await its.calls('ExecuteChangeSet')).toBe(1);
  });

  it('take over what one of them gives up', async () => {
    const its = deploymentsOf(one);
    await its.create('handed');
    const { id } = await planDeployment(other.ctx, {
      name: 'handed',
      layers: ['network'],
      apply: true,
    });
    const events = async () =>
      (await listStackEvents(one.ctx, { id, after: 0, limit: 1 })).events.length;
    await expect.poll(events, { timeout: 20_000, interval: 20 }).toBe(1);
    other = await other.restart();
    expect(await its.settled(id)).toMatchObject({ status: 'succeeded' });
    expect(await its.calls('ExecuteChangeSet')).toBe(2);
  });
});
