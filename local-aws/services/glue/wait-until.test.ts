import { expect, test } from 'vitest';
import { steppingClock } from './test-clock.ts';
import { waitUntil } from './wait-until.ts';

test.each([1, 10, 10_000])('the task runs at its instant at speed %d, in few steps', (speed) => {
  const { clock, run } = steppingClock(speed);
  const instant = new Date(clock.now().getTime() + 300_000);
  const ranAt: Date[] = [];
  waitUntil(clock, instant, () => ranAt.push(clock.now()));
  expect(run()).toBeLessThan(100);
  expect(ranAt.map((at) => Math.abs(at.getTime() - instant.getTime()) < 1_000)).toEqual([true]);
});

test('a wait that was cancelled runs nothing', () => {
  const { clock, run } = steppingClock(1);
  const ran: string[] = [];
  const cancel = waitUntil(clock, new Date(clock.now().getTime() + 60_000), () => ran.push('x'));
  cancel();
  expect([run(), ran]).toEqual([0, []]);
});
