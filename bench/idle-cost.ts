import { setTimeout as pause } from 'node:timers/promises';
import type { EngineProcess } from '#lib/runtime/engine-process-for-tests.ts';
import { withEngines } from './engine.ts';
import type { Benchmark, Figure } from './figure.ts';

const environments = 100;
const layer = 'secrets';
/** What the deployments set off is over, and nothing is looked at more often than at rest. */
const settleMs = 30_000;
const windowMs = 120_000;
const speed = 1_000;

export const idleCost: Benchmark = {
  id: 'idle-cost',
  title: 'Cost of environments at rest',
  measure: (say) => measureIdleCost(say, environments, windowMs),
};

/** Deploys so many environments, and counts what happens while nobody looks at them. */
export function measureIdleCost(
  say: (text: string) => void,
  count: number,
  forMs: number,
): Promise<Figure[]> {
  return withEngines({ count: 1, speed }, async ({ engines, cloud }) => {
    const [engine] = engines as [EngineProcess];
    say(`deploying ${count} environments`);
    for (let index = 1; index <= count; index += 1) {
      await engine.settled(await engine.deploy(`bench-${index}`, [layer]));
    }
    await pause(settleMs);
    say('counting');
    const callsBefore = await cloud.totalCalls();
    const before = await engine.measures();
    await pause(forMs);
    const after = await engine.measures();
    const minutes = forMs / 60_000;
    const how = `${count} deployed environments of one layer, no browser, the embedded database, over ${forMs / 1_000} s`;
    return [
      {
        id: 'idle-calls',
        title: `AWS calls, ${count} environments at rest`,
        value: ((await cloud.totalCalls()) - callsBefore) / minutes,
        unit: 'calls a minute',
        note: how,
      },
      {
        id: 'idle-queries',
        title: `Database queries, ${count} environments at rest`,
        value: (after.queries - before.queries) / minutes,
        unit: 'queries a minute',
        note: `${how}; what the process asks node-postgres for, the queue's polling included`,
      },
    ];
  });
}
