import { expect, test } from 'vitest';
import type { Clock } from '../../clock.ts';
import { waitUntil } from './wait-until.ts';

/** A clock that jumps to whatever is due next. */
function steppingClock(speed: number) {
  let nowMs = Date.UTC(2026, 10, 3, 12);
  const waiting: { dueMs: number; task: () => void }[] = [];
  const clock: Clock = {
    now: () => new Date(nowMs),
    after(awsSeconds, task) {
      const entry = { dueMs: nowMs + (awsSeconds * 1000) / speed, task };
      waiting.push(entry);
      return () => void waiting.splice(waiting.indexOf(entry), 1);
    },
  };
  let steps = 0;
  const run = () => {
    for (let next = waiting.shift(); next && steps < 10_000; next = waiting.shift()) {
      steps += 1;
      nowMs = next.dueMs;
      next.task();
    }
    return steps;
  };
  return { clock, run };
}

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
