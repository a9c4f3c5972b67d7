import type { Log } from '#lib/log/log.ts';

export interface Repeated {
  /** Resolves once what is under way has ended. */
  stop(): Promise<void>;
}

/** Does something now, and again so many milliseconds after it ended. A failure is logged. */
export function repeat(
  pauseMs: number,
  work: () => Promise<void>,
  { log, what }: { readonly log: Log; readonly what: string },
): Repeated {
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;
  let running: Promise<void>;
  const run = async () => {
    try {
      await work();
    } catch (error) {
      log.warn({ err: error }, what);
    }
    if (isStopped) return;
    timer = setTimeout(() => {
      running = run();
    }, pauseMs);
    timer.unref();
  };
  running = run();
  return {
    async stop() {
      isStopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
