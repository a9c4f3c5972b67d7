import { getConfig } from '#lib/config/config.ts';
import { getLog } from '#lib/log/log.ts';
import { type Runtime, startRuntime } from './runtime.ts';

const key = Symbol.for('strata.runtime');

/** Next bundles instrumentation and routes apart: what they share hangs on the process. */
type Process = typeof globalThis & { [key]?: Promise<Runtime> };

/** The process's runtime, started by whoever asks first. */
export function getRuntime(): Promise<Runtime> {
  const shared: Process = globalThis;
  shared[key] ??= startRuntime({ config: getConfig(), log: getLog() });
  return shared[key];
}
