import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { listActivity } from '#lib/activity/list-activity.ts';
import { deploymentsOf } from '#lib/deployments/deployments-for-tests.ts';
import { refreshEnvironment } from '#lib/discovery/refresh-environment.ts';
import { settleOperations } from '#lib/operations/settle-operations.ts';
import { startOperation } from '#lib/operations/start-operation.ts';
import type { ResourceNode } from '#lib/resources/graph.ts';
import { startTestRuntime, type TestRuntime } from '#lib/runtime/runtime-for-tests.ts';
import { getParking, parkEnvironment, wakeEnvironment } from './parking.ts';

/** The first call of each service loads its schemas, which a busy machine makes long. */
vi.setConfig({ testTimeout: 90_000, hookTimeout: 180_000 });

const name = 'rest';

let test: TestRuntime;
let its: ReturnType<typeof deploymentsOf>;

beforeAll(async () => {
  test = await startTestRuntime();
  await test.runtime.watcher.stop();
  its = deploymentsOf(test);
  await its.create(name, { natGateways: 'none' });
  const layers = ['compute', 'databases'];
  expect(await its.deploy(name, layers)).toMatchObject({ status: 'succeeded' });
  const service = await nodeOf('AWS::ECS::Service');
  const scale = { action: 'scale', input: { desiredCount: 2 } };
  await startOperation(test.ctx, { name, resource: service.id, ...scale });
  await reached('AWS::ECS::Service', ({ runningCount }) => runningCount === 2);
});

afterAll(() => test.close());

async function nodeOf(type: string): Promise<ResourceNode> {
  const { nodes } = await refreshEnvironment(test.ctx, { name });
  const node = nodes.find((one) => one.type === type);
  if (!node) throw new Error(`No ${type}`);
  return node;
}

/** The resource once its properties are as expected. */
function reached(type: string, is: (properties: ResourceNode['properties']) => boolean) {
  return vi.waitFor(
    async () => {
      const node = await nodeOf(type);
      expect(is(node.properties), JSON.stringify(node.properties)).toBe(true);
      return node;
    },
    { timeout: 40_000, interval: 50 },
  );
}

const database = (state: string) =>
  reached('AWS::RDS::DBInstance', ({ DBInstanceStatus }) => DBInstanceStatus === state);
const tasks = (count: number) =>
  reached('AWS::ECS::Service', (properties) => {
    const { desiredCount, runningCount } = properties;
    return desiredCount === count && runningCount === count;
  });

it('an environment is parked by its name only', async () => {
  await expect(parkEnvironment(test.ctx, { name, confirm: 'else' })).rejects.toMatchObject({
    code: 'confirmation-mismatch',
    fields: [{ in: 'body', path: ['confirm'] }],
  });
  expect(await getParking(test.ctx, { name })).toMatchObject({ parked: null });
  await expect(wakeEnvironment(test.ctx, { name })).rejects.toMatchObject({
    code: 'environment-not-parked',
  });
});

it('parked, its database is stopped and its tasks are none; woken, all is as it was', async () => {
  const limits = await nodeOf('AWS::ApplicationAutoScaling::ScalableTarget');
  const awake = await getParking(test.ctx, { name });
  expect(awake.saving.usdPerHour).toBeGreaterThan(0.03);
  expect(awake.saving.costsOnUsdPerHour).toBeCloseTo(0.016, 10);
  expect(awake.saving.notCounted).toEqual([]);
  const parked = await parkEnvironment(test.ctx, { name, confirm: name });
  expect(parked.refused).toEqual([]);
  expect(parked.done.length).toBeGreaterThanOrEqual(3);
  expect(await getParking(test.ctx, { name })).toMatchObject({
    parked: { by: 'tester' },
    stays: [`${name}-redis`],
    saving: awake.saving,
  });
  await tasks(0);
  await database('stopped');
  await expect(parkEnvironment(test.ctx, { name, confirm: name })).rejects.toMatchObject({
    code: expect.stringMatching(/environment-parked|nothing-to-park/),
  });

  const woken = await wakeEnvironment(test.ctx, { name });
  expect(woken.refused).toEqual([]);
  await tasks(2);
  await database('available');
  const { MinCapacity, MaxCapacity } = limits.properties;
  expect((await nodeOf(limits.type)).properties).toMatchObject({ MinCapacity, MaxCapacity });
  expect(await getParking(test.ctx, { name })).toMatchObject({ parked: null });
  const { entries } = await listActivity(test.ctx, { name, limit: 50 });
  const kinds = entries.map(({ kind }) => kind);
  expect(kinds).toEqual(expect.arrayContaining(['environment-parked', 'environment-woken']));
});

it('what AWS refuses on waking stays remembered, and is tried again', async () => {
  await parkEnvironment(test.ctx, { name, confirm: name });
  await database('stopped');
  await tasks(0);
  await its.addFault({
    kind: 'error',
    service: 'RDS',
    operation: 'StartDBInstance',
    code: 'InsufficientDBInstanceCapacity',
    message: 'None left',
    httpStatus: 400,
  });
  const first = await wakeEnvironment(test.ctx, { name });
  expect(first.refused).toMatchObject([{ step: { action: 'start' }, reason: 'None left' }]);
  await tasks(2);
  expect((await getParking(test.ctx, { name })).parked?.steps).toHaveLength(1);
  await its.removeFaults();
  expect((await wakeEnvironment(test.ctx, { name })).refused).toEqual([]);
  await database('available');
  expect(await getParking(test.ctx, { name })).toMatchObject({ parked: null });
  const graph = await refreshEnvironment(test.ctx, { name });
  expect(await settleOperations(test.ctx, { name, graph })).toBe(0);
});
