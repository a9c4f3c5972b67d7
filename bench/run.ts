import { writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureBuilt } from '../scripts/ensure-built.ts';
import { benchmarks } from './benchmarks.ts';
import type { DatedFigure } from './figure.ts';
import { describeMachine } from './machine.ts';
import { renderResults } from './render-results.ts';
import { withEarlierResults, writeResults } from './results.ts';

/** `npm run bench [-- <name> …]`: measures, and publishes what it measured. */
async function main(): Promise<number> {
  const { positionals: names } = parseArgs({ allowPositionals: true });
  const unknown = names.filter((name) => !benchmarks.some(({ id }) => id === name));
  if (unknown.length > 0) {
    const known = benchmarks.map(({ id }) => id).join(', ');
    process.stderr.write(`No benchmark is named ${unknown.join(', ')}. There are: ${known}.\n`);
    return 1;
  }
  if (!(await ensureBuilt(say))) return 1;
  const loadBefore = loadavg()[0] ?? 0;
  const date = new Date().toISOString().slice(0, 10);
  const figures: DatedFigure[] = [];
  for (const benchmark of benchmarks) {
    if (names.length > 0 && !names.includes(benchmark.id)) continue;
    say(benchmark.title);
    for (const figure of await benchmark.measure((text) => say(`  ${text}`))) {
      say(`  ${figure.title}: ${Number(figure.value.toPrecision(4))} ${figure.unit}`);
      figures.push({ ...figure, benchmark: benchmark.id, date });
    }
  }
  const results = withEarlierResults({ machine: describeMachine(), loadBefore, figures });
  writeResults(date, results);
  writeFileSync(join(import.meta.dirname, 'RESULTS.md'), renderResults(results));
  return 0;
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

process.exit(await main());
