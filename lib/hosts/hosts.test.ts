import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { deploymentsOf } from '#lib/deployments/deployments-for-tests.ts';
import { refreshEnvironment } from '#lib/discovery/refresh-environment.ts';
import { listOperations } from '#lib/operations/list-operations.ts';
import { settleOperations } from '#lib/operations/settle-operations.ts';
import { startOperation } from '#lib/operations/start-operation.ts';
import type { ResourceNode } from '#lib/resources/graph.ts';
import { startTestRuntime, type TestRuntime } from '#lib/runtime/runtime-for-tests.ts';
import { runHost } from '../../app/api/host-for-tests.ts';
import { getConsoleOutput } from './get-console-output.ts';
import { listSnapshots } from './list-snapshots.ts';

/** The first call of each service loads its schemas, which a busy machine makes long. */
vi.setConfig({ testTimeout: 60_000, hookTimeout: 180_000 });

const name = 'hosts';

let test: TestRuntime;
let its: ReturnType<typeof deploymentsOf>;
let nodes: readonly ResourceNode[];
let host: string;

beforeAll(async () => {
  test = await startTestRuntime();
  await test.runtime.watcher.stop();
  its = deploymentsOf(test);
  await its.create(name, { natGateways: 'none' });
  expect(await its.deploy(name, ['databases'])).toMatchObject({ status: 'succeeded' });
  host = (await runHost(test, name)).id;
  nodes = (await refreshEnvironment(test.ctx, { name })).nodes;
});

afterAll(() => test.close());

const idOf = (type: string) => nodes.find((node) => node.type === type)?.id ?? '';
const another = (seconds: number) => ({
  ...test.ctx,
  clock: { now: () => new Date(Date.now() + seconds * 1_000) },
});

describe('the console of a host', () => {
  it('shows what it writes while it boots', async () => {
    await vi.waitFor(
      async () => {
        const { lines, at } = await getConsoleOutput(another(60), { name, resource: host });
        expect(lines.join('\n')).toContain('systemd');
        expect(at).not.toBeNull();
      },
      { timeout: 10_000, interval: 100 },
    );
    const { lines } = await getConsoleOutput(another(60), { name, resource: host });
    expect(lines[0]).toContain('Linux version');
    expect(lines.some((line) => line.includes('\r'))).toBe(false);
  });

  it('says what AWS refuses', async () => {
    await its.addFault({
      kind: 'error',
      service: 'EC2',
      operation: 'GetConsoleOutput',
      code: 'InvalidInstanceID.NotFound',
      message: 'It is gone',
      httpStatus: 400,
    });
    const asked = getConsoleOutput(another(120), { name, resource: host });
    await expect(asked).rejects.toMatchObject({ code: 'aws-refused', message: 'It is gone' });
    await its.removeFaults();
  });

  it('is not that of another resource', async () => {
    const asked = getConsoleOutput(test.ctx, { name, resource: idOf('AWS::EC2::VPC') });
    const fields = [{ in: 'query', path: ['resource'] }];
    await expect(asked).rejects.toMatchObject({ code: 'invalid-input', fields });
  });
});

describe('status checks', () => {
  it('are of system, instance and volumes', async () => {
    await vi.waitFor(
      async () => {
        const graph = await refreshEnvironment(test.ctx, { name });
        const checked = graph.nodes.find(({ id }) => id === host);
        const StatusChecks = ['system ok', 'instance ok', 'volumes ok'];
        expect(checked?.properties).toMatchObject({ StatusChecks, ImpairedSince: [] });
      },
      { timeout: 10_000, interval: 100 },
    );
  });
});

describe('snapshots', () => {
  it.each([
    ['AWS::RDS::DBInstance', '20 GiB'],
    ['AWS::ElastiCache::ReplicationGroup', '4 MB'],
  ])('of %s come newest first with their size', async (type, size) => {
    const resource = idOf(type);
    const names = ['first', 'second'].map((word) =>
      `${word}-${type.split(':').at(2)}`.toLowerCase(),
    );
    let later = 10;
    const list = () => {
      later += 10;
      return listSnapshots(another(later), { name, resource });
    };
    expect(await list()).toEqual({ snapshots: [] });
    for (const snapshot of names) {
      await startOperation(test.ctx, { name, resource, action: 'snapshot', input: { snapshot } });
      await vi.waitFor(
        async () => {
          const { snapshots } = await list();
          expect(snapshots[0]).toMatchObject({ name: snapshot, state: 'available', size });
          const graph = await refreshEnvironment(test.ctx, { name });
          expect(await settleOperations(test.ctx, { name, graph })).toBe(0);
        },
        { timeout: 15_000, interval: 100 },
      );
    }
    const { operations } = await listOperations(test.ctx, { name, limit: 2 });
    expect(operations.map(({ status }) => status)).toEqual(['succeeded', 'succeeded']);
    const { snapshots } = await list();
    expect(snapshots.map((one) => one.name)).toEqual([...names].reverse());
    expect(snapshots.every(({ isManual, createdAt }) => isManual && createdAt !== null)).toBe(true);
  });

  it('are not those of another resource', async () => {
    const asked = listSnapshots(test.ctx, { name, resource: idOf('AWS::EC2::VPC') });
    const fields = [{ in: 'query', path: ['resource'] }];
    await expect(asked).rejects.toMatchObject({ code: 'invalid-input', fields });
  });
});
