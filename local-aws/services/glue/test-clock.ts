import type { Clock } from '../../clock.ts';

/** A clock for tests that jumps to whatever is due next, from noon of 3 November 2026 on. */
export function steppingClock(speed: number) {
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
