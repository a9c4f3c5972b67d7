import { expect, test } from 'vitest';
import { followSchedule, requireCron } from './schedule.ts';
import { steppingClock } from './test-clock.ts';

test.each([1, 10, 10_000])('at speed %d a task runs whenever its schedule says so', (speed) => {
  const { clock, run } = steppingClock(speed);
  const ranAt: string[] = [];
  followSchedule(
    clock,
    'cron(0/15 12-13 * * ? *)',
    () => ranAt.length < 3,
    () => ranAt.push(new Date(Math.round(clock.now().getTime() / 1000) * 1000).toISOString()),
  );
  run();
  expect(ranAt).toEqual([
    '2026-11-03T12:15:00.000Z',
    '2026-11-03T12:30:00.000Z',
    '2026-11-03T12:45:00.000Z',
  ]);
});

test('a schedule that is over waits for nothing', () => {
  const { clock, run } = steppingClock(1);
  const unexpected = () => expect.unreachable();
  followSchedule(clock, 'cron(0 0 1 1 ? 2020)', () => true, unexpected);
  expect(run()).toBe(0);
});

test('what is no schedule is refused', () => {
  expect(() => requireCron('rate(5 minutes)')).toThrow('Invalid schedule cron expression');
});
