import { PutObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { listActivity } from '#lib/activity/list-activity.ts';
import type { Context } from '#lib/context/context.ts';
import { deploymentsOf } from '#lib/deployments/deployments-for-tests.ts';
import { listDeployments } from '#lib/deployments/read-deployments.ts';
import { refreshEnvironment } from '#lib/discovery/refresh-environment.ts';
import { startTestRuntime, type TestRuntime } from '#lib/runtime/runtime-for-tests.ts';
import { endLifetimes } from './end-lifetimes.ts';
import { getLifetime, removeLifetime, setLifetime } from './set-lifetime.ts';

/** The first call of each service loads its schemas, which a busy machine makes long. */
vi.setConfig({ testTimeout: 90_000, hookTimeout: 180_000 });

const start = Date.UTC(2040, 0, 1);
const hourMs = 3_600_000;

let test: TestRuntime;
let its: ReturnType<typeof deploymentsOf>;

beforeAll(async () => {
  test = await startTestRuntime();
  await test.runtime.watcher.stop();
  its = deploymentsOf(test);
});

afterAll(() => test.close());

/** An instance of the product some hours after the tests' beginning, which its own clock has not reached. */
function after(hours: number): Context {
  const now = new Date(start + hours * hourMs);
  return { ...test.ctx, actor: { name: 'time to live' }, clock: { now: () => now } };
}

const at = (hours: number) => new Date(start + hours * hourMs).toISOString();
const kinds = async (name: string) => {
  const { entries } = await listActivity(test.ctx, { name, limit: 50 });
  return entries.filter(({ kind }) => kind.startsWith('lifetime-')).map(({ kind }) => kind);
};
const newest = async (name: string) =>
  (await listDeployments(test.ctx, { name, limit: 1 })).deployments[0];

it('is set by name, extended without, and removed', async () => {
  const name = 'brief';
  await its.create(name);
  const set = (hours: number, confirm?: string) =>
    setLifetime(after(0), { name, endsAt: at(hours), confirm });
  await expect(set(48)).rejects.toMatchObject({ code: 'confirmation-mismatch' });
  await expect(set(48, 'brie')).rejects.toMatchObject({ code: 'confirmation-mismatch' });
  expect(await set(48, name)).toMatchObject({ lifetime: { endsAt: at(48) }, atEnd: 'destroy' });
  await set(72);
  await expect(set(71)).rejects.toMatchObject({ fields: [{ path: ['confirm'] }] });
  await expect(set(0.5, name)).rejects.toMatchObject({ fields: [{ path: ['endsAt'] }] });
  await expect(set(9_000, name)).rejects.toMatchObject({ fields: [{ path: ['endsAt'] }] });
  expect(await removeLifetime(after(0), { name })).toMatchObject({ lifetime: null });
  await endLifetimes(after(100));
  expect(await kinds(name)).toEqual(['lifetime-changed', 'lifetime-changed', 'lifetime-changed']);
});

it('is announced a day before and ends in a destruction, once', async () => {
  const name = 'short';
  await its.create(name, { natGateways: 'none' });
  expect(await its.deploy(name)).toMatchObject({ status: 'succeeded' });
  await setLifetime(after(0), { name, endsAt: at(30), confirm: name });
  await endLifetimes(after(5.9));
  expect(await kinds(name)).toEqual(['lifetime-changed']);
  await Promise.all([1, 2, 3].map(() => endLifetimes(after(6))));
  await endLifetimes(after(20));
  expect(await kinds(name)).toEqual(['lifetime-warning', 'lifetime-changed']);
  expect(await getLifetime(test.ctx, { name })).toMatchObject({ lifetime: { isAnnounced: true } });

  await setLifetime(after(20), { name, endsAt: at(54) });
  await endLifetimes(after(29.9));
  expect(await getLifetime(test.ctx, { name })).toMatchObject({ lifetime: { isAnnounced: false } });
  await Promise.all([1, 2, 3].map(() => endLifetimes(after(54))));
  expect(await getLifetime(test.ctx, { name })).toMatchObject({ lifetime: null });
  const end = await newest(name);
  expect(end).toMatchObject({ kind: 'destroy', requestedBy: 'time to live' });
  expect(await its.settled(end?.id ?? '')).toMatchObject({ status: 'succeeded' });
  expect(await kinds(name)).toContain('lifetime-ended');
});

it('stops before data, and says which', async () => {
  const name = 'lake';
  await its.create(name);
  expect(await its.deploy(name, ['data-lake'])).toMatchObject({ status: 'succeeded' });
  const { nodes } = await refreshEnvironment(test.ctx, { name });
  const bucket = nodes.find(({ type }) => type === 'AWS::S3::Bucket')?.id ?? '';
  const { s3 } = test.ctx.aws({ region: 'us-east-2' });
  await s3.send(new PutObjectCommand({ Bucket: bucket, Key: 'raw/orders.csv', Body: '1' }));
  await setLifetime(after(0), { name, endsAt: at(10), confirm: name });
  await endLifetimes(after(1));
  const seen = [{ bucket, versions: 1, isComplete: true }];
  expect(await getLifetime(test.ctx, { name })).toMatchObject({ lifetime: { obstacles: seen } });
  await endLifetimes(after(10));
  await endLifetimes(after(10.5));
  await endLifetimes(after(12));
  expect(await getLifetime(test.ctx, { name })).toMatchObject({
    lifetime: { obstacles: seen, heldReason: expect.stringContaining(`${bucket} holds 1`) },
  });
  expect(await newest(name)).toMatchObject({ kind: 'deploy' });
  expect(await kinds(name)).toEqual(['lifetime-held', 'lifetime-warning', 'lifetime-changed']);
});

it('waits for a deployment that is under way', async () => {
  const name = 'busy';
  const { id: environmentId } = await its
    .create(name)
    .then(() => test.ctx.db.environment.findUniqueOrThrow({ where: { name } }));
  await setLifetime(after(0), { name, endsAt: at(10), confirm: name });
  const { id } = await test.ctx.db.deployment.create({
    data: { environmentId, kind: 'deploy', status: 'applying', requestedBy: 'tester' },
  });
  await endLifetimes(after(10));
  expect(await getLifetime(test.ctx, { name })).toMatchObject({
    lifetime: { heldReason: expect.stringContaining('under way') },
  });
  await test.ctx.db.deployment.delete({ where: { id } });
  await endLifetimes(after(10.1));
  expect(await getLifetime(test.ctx, { name })).toMatchObject({ lifetime: null });
});

it('lets production rest, and destroys nothing of it', async () => {
  const name = 'eu-prod';
  await its.create(name, { natGateways: 'none' });
  expect(await its.deploy(name)).toMatchObject({ status: 'succeeded' });
  expect(await setLifetime(after(0), { name, endsAt: at(10), confirm: name })).toMatchObject({
    atEnd: 'park',
  });
  await endLifetimes(after(10));
  expect(await getLifetime(test.ctx, { name })).toMatchObject({ lifetime: null });
  expect(await newest(name)).toMatchObject({ kind: 'deploy' });
});
