/** Wall time for timestamps, scaled time for durations. */
export interface Clock {
  now(): Date;
  /** Runs `task` after `awsSeconds` of AWS time, that is `awsSeconds / speed` seconds. Returns a canceller. */
  after(awsSeconds: number, task: () => void): () => void;
}

/** A clock whose speed may change while tasks wait: what is left of their AWS time passes at the new speed. */
export interface AdjustableClock extends Clock {
  readonly speed: number;
  setSpeed(speed: number): void;
  /** Cancels every waiting task. */
  stop(): void;
}

interface Waiting {
  readonly task: () => void;
  readonly dueAtAwsMs: number;
  timer?: NodeJS.Timeout;
}

/** A clock on which AWS's durations pass `speed` times faster; `speed` must be positive. */
export function scaledClock(initialSpeed: number): AdjustableClock {
  let speed = initialSpeed;
  let awsMsAtChange = 0;
  let wallMsAtChange = performance.now();
  const waiting = new Set<Waiting>();

  const awsMs = () => awsMsAtChange + (performance.now() - wallMsAtChange) * speed;
  const arm = (entry: Waiting): NodeJS.Timeout =>
    setTimeout(
      () => {
        waiting.delete(entry);
        entry.task();
      },
      Math.max(0, (entry.dueAtAwsMs - awsMs()) / speed),
    );

  return {
    get speed() {
      return speed;
    },
    now: () => new Date(),
    after(awsSeconds, task) {
      const entry: Waiting = { task, dueAtAwsMs: awsMs() + awsSeconds * 1000 };
      entry.timer = arm(entry);
      waiting.add(entry);
      return () => {
        clearTimeout(entry.timer);
        waiting.delete(entry);
      };
    },
    setSpeed(next) {
      awsMsAtChange = awsMs();
      wallMsAtChange = performance.now();
      speed = next;
      for (const entry of waiting) {
        clearTimeout(entry.timer);
        entry.timer = arm(entry);
      }
    },
    stop() {
      for (const entry of waiting) clearTimeout(entry.timer);
      waiting.clear();
    },
  };
}
