import type { Run } from '#lib/api/runs.ts';
import { durationSummary } from '#lib/deployments/duration-summary.ts';
import { priceTable } from '#lib/prices/price-table.ts';

/** About what a run cost, by the list price of one region, such as `$0.12`. */
export function costText({ dpuHours }: Pick<Run, 'dpuHours'>): string {
  if (dpuHours === null) return '–';
  const usd = dpuHours * priceTable.rates['glue/STANDARD'];
  return usd > 0 && usd < 0.01 ? 'less than $0.01' : `$${usd.toFixed(2)}`;
}

/** What the runs that succeeded usually take, in seconds; undefined where none did. */
export function medianSeconds(runs: readonly Run[]): number | undefined {
  const taken = runs.flatMap(({ outcome, seconds }) =>
    outcome === 'succeeded' && seconds !== null ? [seconds] : [],
  );
  return durationSummary(taken)?.median;
}

/** How far a run is by what runs usually take, in per cent; never done before AWS says so. */
export function progressOf(elapsedSeconds: number, usualSeconds: number): number {
  if (usualSeconds <= 0) return 0;
  return Math.min(99, Math.round((elapsedSeconds / usualSeconds) * 100));
}

/** The arguments and size of a past run, as the form of the next one wants them. */
export function inputOfRun({ details }: Pick<Run, 'details'>): Record<string, unknown> {
  const { Arguments: given, Workers: workers, 'Worker type': workerType } = details;
  const named = typeof given === 'object' && given !== null && !Array.isArray(given) ? given : {};
  return {
    arguments: Object.entries(named).map(([name, value]) => `${name}=${value}`),
    ...(typeof workers === 'number' && { workers }),
    ...(typeof workerType === 'string' && { workerType }),
  };
}
