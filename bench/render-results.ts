import { benchmarks } from './benchmarks.ts';
import type { DatedFigure, Figure } from './figure.ts';
import type { Results } from './results.ts';

const decimals: Readonly<Record<Figure['unit'], number>> = {
  ms: 1,
  s: 1,
  MB: 0,
  calls: 0,
  'queries a minute': 0,
  'calls a minute': 1,
  ratio: 2,
};

/** The results as the Markdown document that is published. Pure. */
export function renderResults({ machine, loadBefore, figures }: Results): string {
  const { processor, cores, memoryGb, system, node } = machine;
  const sections = benchmarks.flatMap(({ id, title }) => {
    const own = figures.filter(({ benchmark }) => benchmark === id);
    return own.length === 0 ? [] : ['', `## ${title}`, '', ...table(own), '', ...notes(own)];
  });
  return [
    '# Benchmark results',
    '',
    'Written by `npm run bench`; `npm run bench -- <name>` measures one section again.',
    '',
    `Machine: ${processor}, ${cores} cores, ${memoryGb} GB of memory, ${system}, Node ${node}. Load average when the last run began: ${loadBefore.toFixed(1)}. App, database, embedded AWS endpoint and browser share the machine.`,
    ...sections,
    '',
  ].join('\n');
}

function table(figures: readonly DatedFigure[]): string[] {
  return [
    '| figure | measured | target | met | date |',
    '|---|---:|---:|---|---|',
    ...figures.map((figure) => {
      const { title, value, atMost, date } = figure;
      const target = atMost === undefined ? '' : `≤ ${quantity(figure, atMost)}`;
      const met = atMost === undefined ? '' : value <= atMost ? 'yes' : '**no**';
      return `| ${title} | ${quantity(figure, value)} | ${target} | ${met} | ${date} |`;
    }),
  ];
}

function notes(figures: readonly DatedFigure[]): string[] {
  return figures.map(({ title, note }) => `- ${title}: ${note}`);
}

function quantity({ unit }: Figure, value: number): string {
  const digits = value !== 0 && Math.abs(value) < 1 ? 2 : decimals[unit];
  const text = Number.isInteger(value) ? String(value) : value.toFixed(digits);
  return unit === 'ratio' ? text : `${text} ${unit}`;
}
