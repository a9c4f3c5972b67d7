import type { ReceivedCall } from './local-cloud.ts';

/** One call of each discovery and of nothing else: it marks where a discovery begins. */
const marker = 'GetResources';

/**
 * Calls a minute at rest, over whole discoveries, so that where the window begins makes no difference.
 * 0 where nothing was discovered. Throws when calls came without two discoveries to measure between.
 */
export function callsAMinuteAtRest(calls: readonly ReceivedCall[]): number {
  if (calls.length === 0) return 0;
  const marks = calls.filter(({ operation }) => operation === marker).map(timeOf);
  const [first, last] = [marks.at(0), marks.at(-1)];
  if (first === undefined || last === undefined || first === last) {
    throw new Error('Fewer than two discoveries in the window');
  }
  const inside = calls.map(timeOf).filter((at) => at >= first && at < last);
  return (inside.length / (last - first)) * 60_000;
}

/** Calls a minute between two moments, in milliseconds since the epoch. */
export function callsAMinute(calls: readonly ReceivedCall[], fromMs: number, toMs: number): number {
  const inside = calls.map(timeOf).filter((at) => at >= fromMs && at < toMs);
  return (inside.length / (toMs - fromMs)) * 60_000;
}

function timeOf({ at }: ReceivedCall): number {
  return Date.parse(at);
}
