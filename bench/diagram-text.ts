import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { views } from '#lib/diagrams/views.ts';
import { drawAsOpened } from './draw-as-opened.ts';
import type { Benchmark } from './figure.ts';
import { largePlatform } from './large-platform.ts';
import { eachOf, slowestOf, type Timed } from './slowest.ts';
import { median } from './statistics.ts';
import { timings } from './timings.ts';

const resources = 10_000;
const warmUps = 5;
const rounds = 20;
const processes = 3;

export const diagramText: Benchmark = {
  id: 'diagram-text',
  title: 'Graph to diagram text',
  measure: async (say) => {
    const graph = largePlatform(resources);
    say(`${graph.nodes.length} resources, ${graph.relations.length} relations`);
    const warm = views.map(
      (view): Timed => ({
        what: view.id,
        ms: median(timings(() => drawAsOpened(view, graph), warmUps, rounds)),
      }),
    );
    const cold = views.map(
      ({ id }): Timed => ({
        what: id,
        ms: median(Array.from({ length: processes }, () => firstTime(id))),
      }),
    );
    const what = `the sample platform's shapes as one environment of ${graph.nodes.length} resources and ${graph.relations.length} relations; selecting, drawing, rolling up and writing as Mermaid`;
    return [
      {
        id: 'diagram-text-warm',
        title: 'Slowest view, warm',
        value: slowestOf(warm).ms,
        unit: 'ms',
        atMost: 100,
        note: `${what}; median of ${rounds}. Each view: ${eachOf(warm)}`,
      },
      {
        id: 'diagram-text-cold',
        title: 'Slowest view, first time in a process',
        value: slowestOf(cold).ms,
        unit: 'ms',
        note: `the same, nothing compiled yet; median of ${processes} processes. Each view: ${eachOf(cold)}`,
      },
    ];
  },
};

function firstTime(view: string): number {
  const script = join(import.meta.dirname, 'diagram-text-cold.ts');
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [script, view, String(resources)],
    { encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(stderr);
  const { drawMs }: { drawMs: number } = JSON.parse(stdout);
  return drawMs;
}
