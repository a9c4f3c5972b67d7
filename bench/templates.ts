import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { renderJson, renderYaml } from '#cloudformation/builder/render-template.ts';
import type { Benchmark } from './figure.ts';
import { generateTemplates } from './generate-templates.ts';
import { median } from './statistics.ts';
import { timings } from './timings.ts';

const warmUps = 200;
const rounds = 1_000;
const renderings = 50;
const processes = 5;

export const templates: Benchmark = {
  id: 'templates',
  title: 'Templates of an environment',
  measure: async () => {
    const made = generateTemplates();
    const what = `${made.length} of ${made.length} layers, ${count(made)} resources`;
    const cold = Array.from({ length: processes }, coldStart);
    return [
      {
        id: 'templates-warm',
        title: 'Generated, warm',
        value: median(timings(generateTemplates, warmUps, rounds)),
        unit: 'ms',
        atMost: 5,
        note: `every layer there is (${what}) with its defaults, parameters validated; median of ${rounds}`,
      },
      {
        id: 'templates-cold',
        title: 'Generated, first time in a process',
        value: median(cold.map(({ generateMs }) => generateMs)),
        unit: 'ms',
        note: `median of ${processes} processes; loading the layers' modules, zod among them, took ${median(cold.map(({ loadMs }) => loadMs)).toFixed(0)} ms before`,
      },
      {
        id: 'templates-yaml',
        title: 'Rendered as YAML',
        value: median(timings(() => made.map((one) => renderYaml(one)), renderings, renderings)),
        unit: 'ms',
        note: `all of them; median of ${renderings}`,
      },
      {
        id: 'templates-json',
        title: 'Rendered as JSON',
        value: median(timings(() => made.map((one) => renderJson(one)), renderings, renderings)),
        unit: 'ms',
        note: `all of them, as they are sent to CloudFormation; median of ${renderings}`,
      },
    ];
  },
};

function count(made: ReturnType<typeof generateTemplates>): number {
  return made.reduce((sum, { Resources }) => sum + Object.keys(Resources).length, 0);
}

function coldStart(): { loadMs: number; generateMs: number } {
  const script = join(import.meta.dirname, 'templates-cold.ts');
  const { stdout, stderr, status } = spawnSync(process.execPath, [script], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}
