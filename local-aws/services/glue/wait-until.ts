import type { Clock } from '../../clock.ts';

/** No leg of a wait is longer, so that a clock whose speed changes is late by little. */
const longestLegMs = 10_000;

/**
 * Runs a task at an instant of wall time on a clock that knows only durations of AWS time: each leg of the wait
 * measures how much faster those pass. Returns a canceller.
 */
export function waitUntil(clock: Clock, instant: Date, task: () => void): () => void {
  let cancel = () => {};
  const leg = (speed: number): void => {
    const startMs = clock.now().getTime();
    const leftMs = instant.getTime() - startMs;
    if (leftMs <= 0) {
      task();
      return;
    }
    const awsMs = Math.min(leftMs, longestLegMs) * speed;
    cancel = clock.after(awsMs / 1000, () => {
      const passedMs = clock.now().getTime() - startMs;
      leg(Math.max(1, awsMs / Math.max(1, passedMs)));
    });
  };
  leg(1);
  return () => cancel();
}
