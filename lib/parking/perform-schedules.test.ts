import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { listActivity } from '#lib/activity/list-activity.ts';
import type { ParkingSchedule } from '#lib/api/parking-schedule.ts';
import type { Context } from '#lib/context/context.ts';
import { deploymentsOf } from '#lib/deployments/deployments-for-tests.ts';
import { refreshEnvironment } from '#lib/discovery/refresh-environment.ts';
import { startTestRuntime, type TestRuntime } from '#lib/runtime/runtime-for-tests.ts';
import { runHost } from '../../app/api/host-for-tests.ts';
import { getParking, wakeEnvironment } from './parking.ts';
import { performDueSchedules } from './perform-schedules.ts';
import { setParkingSchedule } from './set-parking-schedule.ts';

/** The first call of each service loads its schemas, which a busy machine makes long. */
vi.setConfig({ testTimeout: 90_000, hookTimeout: 180_000 });

const name = 'office';
const officeHours: ParkingSchedule = {
  enabled: true,
  days: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'],
  wakeAt: '08:00',
  parkAt: '19:00',
  timeZone: 'Europe/Berlin',
};

let test: TestRuntime;
let its: ReturnType<typeof deploymentsOf>;
let host: Awaited<ReturnType<typeof runHost>>;
let week = 0;

beforeAll(async () => {
  test = await startTestRuntime();
  await test.runtime.watcher.stop();
  its = deploymentsOf(test);
  await its.create(name, { natGateways: 'none' });
  expect(await its.deploy(name)).toMatchObject({ status: 'succeeded' });
  host = await runHost(test, name);
  await refreshEnvironment(test.ctx, { name });
});

afterAll(() => test.close());

/** Each test has a week of its own, which the clock of the process has not reached. */
beforeEach(async () => {
  week += 1;
  await setParkingSchedule(at('monday 12:00'), { name, ...officeHours });
});

/** An instance of the product at a time of UTC in the test's week. */
function at(time: string): Context {
  const [day, clock] = time.split(' ');
  const days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
  const date = new Date(Date.UTC(2040, 0, 2 + 7 * week + days.indexOf(day ?? '')));
  const now = new Date(`${date.toISOString().slice(0, 10)}T${clock}:00Z`);
  return { ...test.ctx, actor: { name: 'schedule' }, clock: { now: () => now } };
}

const isParked = async () => (await getParking(test.ctx, { name })).parked !== null;
const state = async () => (await getParking(test.ctx, { name })).schedule;
const kinds = async () => {
  const { entries } = await listActivity(test.ctx, { name, limit: 50 });
  const last = entries.findIndex(({ kind }) => kind === 'parking-schedule-changed');
  return entries
    .slice(0, last)
    .filter(({ kind }) => /^(environment|parking)-/.test(kind))
    .map(({ kind, actor }) => `${kind} by ${actor}`);
};

it('parks at its time, once however many instances there are, and wakes in the morning', async () => {
  await performDueSchedules(at('monday 17:59'));
  expect(await isParked()).toBe(false);
  await Promise.all([1, 2, 3].map(() => performDueSchedules(at('monday 18:00'))));
  expect(await getParking(test.ctx, { name })).toMatchObject({ parked: { by: 'schedule' } });
  expect(await kinds()).toEqual(['environment-parked by schedule']);
  await host.stopped();
  await performDueSchedules(at('tuesday 07:00'));
  expect(await isParked()).toBe(false);
  await host.running();
});

it('is woken by hand and stays so until the next time', async () => {
  await performDueSchedules(at('monday 18:00'));
  await host.stopped();
  await wakeEnvironment(test.ctx, { name });
  await host.running();
  await performDueSchedules(at('monday 18:10'));
  expect(await isParked()).toBe(false);
});

it('catches up with the newest moment that was missed, and with no other', async () => {
  await performDueSchedules(at('wednesday 12:00'));
  expect(await isParked()).toBe(false);
  expect(await kinds()).toEqual([]);
  await performDueSchedules(at('saturday 12:00'));
  expect(await isParked()).toBe(true);
  await host.stopped();
  await performDueSchedules(at('sunday 12:00'));
  expect(await kinds()).toHaveLength(1);
  await wakeEnvironment(test.ctx, { name });
  await host.running();
});

it('waits while a deployment runs, says so once, and parks after it', async () => {
  const { id: environmentId } = await test.ctx.db.environment.findUniqueOrThrow({
    where: { name },
  });
  const deployment = await test.ctx.db.deployment.create({
    data: { environmentId, kind: 'deploy', status: 'applying', requestedBy: 'tester' },
  });
  await performDueSchedules(at('monday 18:00'));
  await performDueSchedules(at('monday 18:02'));
  expect(await isParked()).toBe(false);
  expect(await state()).toMatchObject({ waitingReason: expect.stringContaining('under way') });
  expect(await kinds()).toEqual(['parking-schedule-waits by schedule']);
  await test.ctx.db.deployment.delete({ where: { id: deployment.id } });
  await performDueSchedules(at('monday 18:02'));
  expect(await isParked()).toBe(false);
  await performDueSchedules(at('monday 18:03'));
  expect(await isParked()).toBe(true);
  expect(await state()).toMatchObject({ waitingReason: null });
  await host.stopped();
});

it('asks again for what AWS has no capacity for, for an hour', async () => {
  expect(await isParked()).toBe(true);
  await its.addFault({ kind: 'capacity' });
  await performDueSchedules(at('tuesday 07:00'));
  expect(await state()).toMatchObject({ waitingReason: expect.stringContaining('capacity') });
  expect(await isParked()).toBe(true);
  await its.removeFaults();
  await performDueSchedules(at('tuesday 07:01'));
  expect(await isParked()).toBe(false);
  expect(await state()).toMatchObject({ waitingReason: null });
  await host.running();
});

it('does nothing while it is off', async () => {
  await setParkingSchedule(at('monday 12:00'), { name, ...officeHours, enabled: false });
  await performDueSchedules(at('monday 18:00'));
  expect(await isParked()).toBe(false);
  expect(await state()).toMatchObject({ enabled: false, next: null });
});
