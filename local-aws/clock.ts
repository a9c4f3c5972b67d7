/** Wall time for timestamps, scaled time for durations. */
export interface Clock {
  now(): Date;
  /** Runs `task` after `awsSeconds` of AWS time, that is `awsSeconds / speed` seconds. Returns a canceller. */
  after(awsSeconds: number, task: () => void): () => void;
}

/** A clock on which AWS's durations pass `speed` times faster; `speed` must be positive. */
export function scaledClock(speed: number): Clock {
  return {
    now: () => new Date(),
    after(awsSeconds, task) {
      const timer = setTimeout(task, (awsSeconds * 1000) / speed);
      return () => clearTimeout(timer);
    },
  };
}
