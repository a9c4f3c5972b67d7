import { getConfig } from '#lib/config/config.ts';
import { getLog } from '#lib/log/log.ts';
import { type Runtime, startRuntime } from './runtime.ts';

const key = Symbol.for('strata.runtime');

/** Next bundles instrumentation and routes apart: what they share hangs on the process. */
type Process = typeof globalThis & { [key]?: Promise<Runtime> };

const shared: Process = globalThis;

/** The process's runtime, started by whoever asks first; a start that failed is tried again. */
export function getRuntime(): Promise<Runtime> {
  shared[key] ??= startRuntime({ config: getConfig(), log: getLog() }).catch((error: unknown) => {
    delete shared[key];
    throw error;
  });
  return shared[key];
}

/** Makes a runtime that is already started the process's own, as tests of the routes do. */
export function provideRuntime(runtime: Runtime): void {
  shared[key] = Promise.resolve(runtime);
}
