import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import type { Deployment } from '#lib/api/deployment-documents.ts';
import { withPage } from './browser.ts';
import type { Benchmark, Figure } from './figure.ts';
import { diagramDelays, tableDelays } from './paint-delays.ts';
import { median, percentile } from './statistics.ts';
import { defaultSpeed, MeasuredStrata } from './strata.ts';
import { watchPaints } from './watch-paints.ts';

const rounds = 2;
const environment = 'bench';
const stack = `${environment}-network`;
/** The diagram follows a discovery, which follows the last event. */
const diagramGraceMs = 4_000;

interface Delays {
  readonly table: number[];
  readonly diagram: number[];
}

export const eventToPixel: Benchmark = {
  id: 'event-to-pixel',
  title: 'Event in the cloud to changed pixel in the browser',
  measure: (say) =>
    withPage(say, (page, browser) =>
      MeasuredStrata.during(async (strata) => {
        const delays: Delays = { table: [], diagram: [] };
        await strata.signIn(page);
        await strata.createEnvironment(environment);
        for (let round = 1; round <= rounds; round += 1) {
          say(`round ${round} of ${rounds}: deploying, then destroying`);
          collect(delays, await watchDeployment(strata, page));
          collect(delays, await watchDestruction(strata, page));
        }
        return figures(delays, browser);
      }),
    ),
};

async function watchDeployment(strata: MeasuredStrata, page: Page): Promise<Delays> {
  const { id } = await strata.requestDeployment(environment, { apply: false });
  await strata.reached(id, 'planned');
  const watching = await openDeployment(strata, page, id);
  await strata.call('POST', `/deployments/${id}/apply`);
  return watching.until('succeeded');
}

async function watchDestruction(strata: MeasuredStrata, page: Page): Promise<Delays> {
  const path = `/environments/${environment}/destroy`;
  const { id } = await strata.call<Deployment>('POST', path, { confirm: environment });
  const watching = await openDeployment(strata, page, id);
  return watching.until('succeeded');
}

async function openDeployment(strata: MeasuredStrata, page: Page, id: string) {
  await page.goto(`${strata.server.url}/environments/${environment}/deployments/${id}`);
  await page.getByRole('table', { name: /^Resources of / }).waitFor();
  const paints = await page.evaluateHandle(watchPaints);
  const openedMs = Date.now();
  return {
    /** Events that came before the page was watched do not count. */
    until: async (status: 'succeeded'): Promise<Delays> => {
      const { layers } = await strata.reached(id, status);
      await pause(diagramGraceMs);
      const stackId = layers.find(({ stackName }) => stackName === stack)?.stackId ?? stack;
      const events = await strata.cloud.stackEvents(stackId);
      const watched = events.filter(({ Timestamp }) => (Timestamp?.getTime() ?? 0) > openedMs);
      const painted = await paints.jsonValue();
      return { table: tableDelays(watched, painted), diagram: diagramDelays(watched, painted) };
    },
  };
}

function collect(into: Delays, { table, diagram }: Delays): void {
  into.table.push(...table);
  into.diagram.push(...diagram);
}

function figures({ table, diagram }: Delays, browser: string): Figure[] {
  const how = `${table.length} events of ${rounds} deployments and destructions of a network at ${defaultSpeed} times AWS's speed, default polling; the event's own timestamp to the end of the first frame with its state, in ${browser}`;
  const drawn = `${diagram.length} resources; the event with the resource's identifier to the end of the first frame of the diagram with the resource in it`;
  return [
    { id: 'table-median', title: 'Table of resources, median', atMost: 1_000, note: how },
    { id: 'table-p95', title: 'Table of resources, 95th percentile', note: 'the same events' },
    { id: 'diagram-median', title: 'Network diagram, median', note: drawn },
    { id: 'diagram-p95', title: 'Network diagram, 95th percentile', note: 'the same resources' },
  ].flatMap((figure) => {
    const samples = figure.id.startsWith('table') ? table : diagram;
    if (samples.length === 0) return [];
    const value = figure.id.endsWith('median') ? median(samples) : percentile(samples, 0.95);
    return [{ ...figure, value, unit: 'ms' as const }];
  });
}
