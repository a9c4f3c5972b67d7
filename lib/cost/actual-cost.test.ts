import {
  CostExplorerClient,
  UpdateCostAllocationTagsStatusCommand,
} from '@aws-sdk/client-cost-explorer';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { listActivity } from '#lib/activity/list-activity.ts';
import { actualCost } from '#lib/api/actual-cost-documents.ts';
import { deploymentsOf } from '#lib/deployments/deployments-for-tests.ts';
import { refreshEnvironment } from '#lib/discovery/refresh-environment.ts';
import { startTestRuntime, type TestRuntime } from '#lib/runtime/runtime-for-tests.ts';
import { mostRequestsADay } from './cost-requests.ts';
import { getActualCost } from './get-actual-cost.ts';
import { readActualCost } from './read-actual-cost.ts';
import { readDueCosts } from './read-due-costs.ts';
import { readOldPrices } from './read-old-prices.ts';
import { readPrices } from './read-prices.ts';
import { setActualCost } from './set-actual-cost.ts';

/** The first call of each service loads its schemas, which a busy machine makes long. */
vi.setConfig({ testTimeout: 90_000, hookTimeout: 180_000 });

const name = 'spent';
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** A gateway and its address. */
const networkADay = 24 * (0.045 + 0.005);

let test: TestRuntime;
let its: ReturnType<typeof deploymentsOf>;

beforeAll(async () => {
  test = await startTestRuntime();
  await test.runtime.watcher.stop();
  its = deploymentsOf(test);
  await its.create(name, { natGateways: 'single' });
  expect(await its.deploy(name, ['network', 'budget'])).toMatchObject({ status: 'succeeded' });
  await refreshEnvironment(test.ctx, { name });
});

afterAll(() => test.close());

const get = async () => actualCost.parse(await getActualCost(test.ctx, { name }));
const read = async () => actualCost.parse(await readActualCost(test.ctx, { name }));
const where = async () => ({
  environmentId: (await test.ctx.db.environment.findUniqueOrThrow({ where: { name } })).id,
});
const daysLater = (days: number) => {
  const later = new Date(Date.now() + days * dayMs);
  return { ...test.ctx, clock: { now: () => later } };
};

/** As if it were the first reading of a day. */
async function newDay(): Promise<void> {
  await test.ctx.db.actualCost.update({
    where: await where(),
    data: { requestDay: '2026-01-01' },
  });
}

async function pastCosts(days: number): Promise<void> {
  const body = JSON.stringify({ days });
  await fetch(`${test.localAws.url}/_local/past-costs`, { method: 'POST', body });
}

async function activateTags(...keys: string[]): Promise<void> {
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const client = new CostExplorerClient({
    endpoint: test.localAws.url,
    region: 'us-east-1',
    credentials,
  });
  await client.send(
    new UpdateCostAllocationTagsStatusCommand({
      CostAllocationTagsStatus: keys.map((TagKey) => ({
        TagKey,
        Status: 'Active',
      })),
    }),
  );
}

it('Cost Explorer is not asked until somebody has switched that on', async () => {
  expect(await get()).toMatchObject({
    enabled: false,
    changedBy: null,
    requests: { today: 0, mostADay: mostRequestsADay, usdEach: 0.01 },
    reading: null,
    month: null,
    budget: { name: expect.stringContaining(name), usd: expect.any(Number) },
  });
  await expect(read()).rejects.toMatchObject({ code: 'actual-cost-off' });
  await setActualCost(test.ctx, { name, enabled: true });
  expect(await get()).toMatchObject({ enabled: true, changedBy: 'tester' });
  const { entries } = await listActivity(test.ctx, { name, limit: 3 });
  expect(entries).toContainEqual(expect.objectContaining({ kind: 'cost-actual-switched' }));
});

it('where the tag is not active, that is why there are no costs', async () => {
  await pastCosts(70);
  const { reading, requests } = await read();
  expect(reading).toMatchObject({ tag: 'inactive', forecast: null });
  expect(reading?.days.every(({ layers }) => layers.length === 0)).toBe(true);
  expect(requests.today).toBeGreaterThanOrEqual(2);
});

it('where that of layers is not, that is why there are none by layer', async () => {
  await activateTags('strata:environment');
  const { reading } = await read();
  expect(reading).toMatchObject({ tag: 'active', layerTag: 'inactive' });
  const told = reading?.days.flatMap(({ layers }) => layers) ?? [];
  expect(new Set(told.map(({ layer }) => layer))).toEqual(new Set([null]));
  await newDay();
});

it('costs are told by day and layer, beside the estimate, with what is expected', async () => {
  await activateTags('strata:layer');
  const { reading, month, readAt, problem } = await read();
  expect(reading).toMatchObject({ tag: 'active', layerTag: 'active' });
  expect(readAt).not.toBeNull();
  expect(problem).toBeNull();
  const told = reading?.days ?? [];
  expect(told.length).toBeGreaterThanOrEqual(28);
  for (const { layers } of told) {
    expect(layers).toEqual([{ layer: 'network', usd: expect.closeTo(networkADay, 6) }]);
  }
  expect(told.at(0)?.day).toMatch(/-01$/);
  const days = told.filter(({ day }) => day >= (month?.from ?? '')).length;
  expect(month?.usd).toBeCloseTo(days * networkADay, 6);
  const forecast = reading?.forecast?.usd ?? Number.NaN;
  expect(month?.expectedUsd).toBeCloseTo(days * networkADay + forecast, 6);
  expect(await get()).toMatchObject({ reading });
});

it('too little of a past for a forecast is told as that', async () => {
  await pastCosts(5);
  const { reading, month } = await read();
  expect(reading?.forecast).toMatchObject({ usd: null });
  expect(month?.expectedUsd).toBeNull();
});

it('a refusal is kept beside what was told before', async () => {
  const { reading } = await get();
  await its.addFault({ kind: 'deny', service: 'Cost Explorer', operation: 'GetCostAndUsage' });
  await expect(read()).rejects.toMatchObject({ code: 'aws-denied' });
  await its.removeFaults();
  expect(await get()).toMatchObject({ reading, problem: expect.stringContaining('denies access') });
});

it('a day has so many requests, and the next one as many again', async () => {
  const data = { requests: mostRequestsADay - 1 };
  await test.ctx.db.actualCost.update({ where: await where(), data });
  const refused = await read().catch((error: unknown) => error);
  expect(refused).toMatchObject({
    code: 'too-many-requests',
    retryAfterSeconds: expect.any(Number),
  });
  expect((await get()).requests.today).toBe(mostRequestsADay);
  await newDay();
  expect((await read()).requests.today).toBeLessThan(mostRequestsADay);
});

it('it is asked again a day after it was, by itself and in the audit, and not before', async () => {
  const results = async () =>
    (await test.ctx.db.auditEntry.findMany({ where: { action: 'readActualCost' } })).map(
      ({ result }) => result,
    );
  await readDueCosts(test.ctx);
  expect(await results()).toEqual([]);
  const askedAt = new Date(Date.now() - 25 * hourMs);
  await test.ctx.db.actualCost.update({ where: await where(), data: { askedAt, readAt: askedAt } });
  await readDueCosts(test.ctx);
  await readDueCosts(test.ctx);
  expect(await results()).toEqual(['asked', 'done']);
  const { problem, readAt } = await test.ctx.db.actualCost.findUniqueOrThrow({
    where: await where(),
  });
  expect(problem).toBeNull();
  expect(readAt?.getTime()).toBeGreaterThan(askedAt.getTime());
});

it('where AWS does not answer it is asked again in an hour, and others meanwhile', async () => {
  const other = 'spent-too';
  await its.create(other, {});
  await setActualCost(test.ctx, { name: other, enabled: true });
  const askedAt = new Date(Date.now() - 25 * hourMs);
  await test.ctx.db.actualCost.updateMany({ data: { askedAt } });
  await its.addFault({
    kind: 'error',
    service: 'Cost Explorer',
    operation: 'GetCostAndUsage',
    code: 'InternalServerError',
    message: 'Not now',
    httpStatus: 500,
  });
  await readDueCosts(test.ctx);
  await its.removeFaults();
  const rows = await test.ctx.db.actualCost.findMany();
  for (const { problem, askedAt: asked } of rows) {
    expect(problem).toContain('AWS does not answer');
    expect(Date.now() - (asked?.getTime() ?? 0)).toBeGreaterThan(22.9 * hourMs);
    expect(Date.now() - (asked?.getTime() ?? 0)).toBeLessThan(23.1 * hourMs);
  }
  expect(rows).toHaveLength(2);
  await setActualCost(test.ctx, { name: other, enabled: false });
});

it('nobody is asked once it is off', async () => {
  await setActualCost(test.ctx, { name, enabled: false });
  const count = () => test.ctx.db.auditEntry.count({ where: { action: 'readActualCost' } });
  const asked = await count();
  await readDueCosts(daysLater(9));
  expect(await get()).toMatchObject({ enabled: false, reading: expect.anything() });
  expect(await count()).toBe(asked);
});

it('prices that are older than 30 days are read again, those that nobody read are not', async () => {
  await readOldPrices(daysLater(99));
  expect(await test.ctx.db.regionPrices.count()).toBe(0);
  await readPrices(test.ctx, { name });
  const readAt = async () =>
    (await test.ctx.db.regionPrices.findUniqueOrThrow({ where: { region: 'us-east-2' } })).readAt;
  const first = await readAt();
  await readOldPrices(daysLater(29));
  expect(await readAt()).toEqual(first);
  const later = daysLater(31);
  await readOldPrices(later);
  expect(await readAt()).toEqual(later.clock.now());
});
