import { processWide } from './process-wide.ts';

type Close = () => Promise<void>;

interface Lifecycle {
  readonly stopping: AbortController;
  close: Close | undefined;
}

function lifecycle(): Lifecycle {
  return processWide('strata.lifecycle', () => ({
    stopping: new AbortController(),
    close: undefined,
  }));
}

/** Aborted once the process has been told to end. */
export function stopSignal(): AbortSignal {
  return lifecycle().stopping.signal;
}

/** From now on the process is not ready, and event streams end. */
export function beginStopping(): void {
  lifecycle().stopping.abort();
}

/** What is to be closed when no request is under way any more. */
export function closeAtEnd(close: Close): void {
  lifecycle().close = close;
}

/** Closes it; nothing where nothing was started. */
export async function closeNow(): Promise<void> {
  await lifecycle().close?.();
}
