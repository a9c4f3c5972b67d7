import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DatedFigure } from './figure.ts';
import { isSameMachine, type Machine } from './machine.ts';

export interface Results {
  readonly machine: Machine;
  /** Load average of the last minute when the run began: above one per core, figures are noisy. */
  readonly loadBefore: number;
  readonly figures: readonly DatedFigure[];
}

const folder = join(import.meta.dirname, 'results');

/**
 * The results with those of the newest file kept for benchmarks that did not run now, as long as they
 * are of the same machine.
 */
export function withEarlierResults(results: Results): Results {
  const earlier = newestResults();
  if (!earlier || !isSameMachine(earlier.machine, results.machine)) return results;
  const measured = new Set(results.figures.map(({ benchmark }) => benchmark));
  const kept = earlier.figures.filter(({ benchmark }) => !measured.has(benchmark));
  return { ...results, figures: [...kept, ...results.figures] };
}

/** Writes the results of a day, in place of earlier ones of that day. */
export function writeResults(date: string, results: Results): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${date}.json`), `${JSON.stringify(results, null, 2)}\n`);
}

function newestResults(): Results | undefined {
  if (!existsSync(folder)) return undefined;
  const newest = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .at(-1);
  return newest === undefined ? undefined : JSON.parse(readFileSync(join(folder, newest), 'utf8'));
}
