import type { Page } from '@playwright/test';
import type { EnvironmentGraph } from '#lib/api/architecture.ts';
import { networkView } from '#lib/diagrams/views/network.ts';
import { views } from '#lib/diagrams/views.ts';
import { isNotReadYet } from '#lib/resources/not-read-yet.ts';
import { withPage } from './browser.ts';
import type { Benchmark, Figure } from './figure.ts';
import { forgetDrawings } from './forget-drawings.ts';
import { drawNaively, naiveText } from './naive-drawing.ts';
import { seedEnvironment } from './seed-environment.ts';
import { eachOf, slowestOf, type Timed } from './slowest.ts';
import { median } from './statistics.ts';
import { statusDelays } from './status-delays.ts';
import { MeasuredStrata } from './strata.ts';
import { watchFirstDrawing } from './watch-first-drawing.ts';

const sizes = [100, 1_000, 10_000];
const naiveSize = 1_000;
const naiveTimeoutMs = 300_000;
const environment = 'bench';
const rounds = 3;
const mostPaintMs = 1_500;
const statusRounds = 2;
/** Nothing of AWS's own takes time, and no limit of calls is reached. */
const speed = 10_000;

interface Measured {
  readonly size: number;
  readonly resources: number;
  /** Opened by a browser that never drew the view. */
  readonly fresh: readonly Timed[];
  /** Opened again. */
  readonly again: readonly Timed[];
  readonly statusMs: readonly number[];
  /** Absent for the sizes that are not drawn naively. */
  readonly naive?: Naive;
}

interface Naive {
  readonly relations: number;
  /** Absent where Mermaid did not finish. */
  readonly ms?: number;
  readonly refusal?: string;
}

export const firstPaint: Benchmark = {
  id: 'first-paint',
  title: 'First paint of large environments',
  measure: (say) =>
    withPage(say, async (page, browser) => {
      await page.addInitScript(watchFirstDrawing);
      const measured: Measured[] = [];
      for (const size of sizes) {
        say(`${size} resources`);
        measured.push(
          await MeasuredStrata.during((strata) => measureSize(strata, page, size, say)),
        );
      }
      return figures(measured, browser);
    }),
};

async function measureSize(
  strata: MeasuredStrata,
  page: Page,
  size: number,
  say: (text: string) => void,
): Promise<Measured> {
  await strata.signIn(page);
  await strata.cloud.setSpeed(speed);
  await seedEnvironment(strata.server.awsUrl, environment, size);
  await strata.createEnvironment(environment);
  const graph = await readAll(strata);
  // Whoever looks first makes Strata discover, which is over before anything is measured.
  await openView(strata, page, networkView.id);
  await readAll(strata);
  const fresh: Timed[] = [];
  const again: Timed[] = [];
  for (const { id } of views.filter((view) => graph.nodes.some((node) => view.selects(node)))) {
    // The first one fills the browser's HTTP cache.
    await openView(strata, page, id);
    const times: { readonly freshMs: number; readonly againMs: number }[] = [];
    for (let round = 0; round < rounds; round += 1) {
      await forgetDrawings(page, strata.server.url);
      const freshMs = await openView(strata, page, id);
      times.push({ freshMs, againMs: await openView(strata, page, id) });
    }
    fresh.push({ what: id, ms: median(times.map(({ freshMs }) => freshMs)) });
    again.push({ what: id, ms: median(times.map(({ againMs }) => againMs)) });
  }
  say(`never seen: ${eachOf(fresh)}`);
  say(`seen before: ${eachOf(again)}`);
  const naive = size === naiveSize ? { naive: await measureNaive(page, graph) } : {};
  const statusMs = await statusDelays(strata, page, environment, statusRounds);
  say(`states: ${statusMs.map((ms) => `${ms} ms`).join(', ')}`);
  return { size, resources: graph.nodes.length, fresh, again, statusMs, ...naive };
}

/** Discovers until everything was read that AWS tells of one resource at a time, as a few looks do. */
async function readAll(strata: MeasuredStrata): Promise<EnvironmentGraph> {
  const path = `/environments/${environment}/graph/refresh`;
  for (;;) {
    const graph = await strata.call<EnvironmentGraph>('POST', path);
    if (!graph.nodes.some(isNotReadYet)) return graph;
  }
}

/** Opens a view by its address in a fresh document; answers how long it took to be seen. */
async function openView(strata: MeasuredStrata, page: Page, view: string): Promise<number> {
  await page.goto('about:blank');
  await page.goto(`${strata.server.url}/environments/${environment}/architecture?view=${view}`);
  const shown = await page.waitForFunction(() => window.firstDrawingMs);
  return (await shown.jsonValue()) ?? 0;
}

async function measureNaive(page: Page, graph: EnvironmentGraph): Promise<Naive> {
  const relations = graph.relations.length;
  try {
    return { relations, ms: await drawNaively(page, naiveText(graph), naiveTimeoutMs) };
  } catch (error) {
    return { relations, refusal: error instanceof Error ? error.message : String(error) };
  }
}

function figures(measured: readonly Measured[], browser: string): Figure[] {
  return [
    ...measured.flatMap(({ size, resources, fresh, again }): Figure[] => [
      {
        id: `first-paint-${size}`,
        title: `Slowest view never seen before, ${size} resources`,
        value: slowestOf(fresh).ms,
        unit: 'ms',
        atMost: mostPaintMs,
        note: `${resources} discovered; from the navigation by address to the end of the first frame with the whole diagram, in ${browser} with a filled HTTP cache and no drawing kept; median of ${rounds}. Each view: ${eachOf(fresh)}`,
      },
      {
        id: `first-paint-again-${size}`,
        title: `Slowest view seen before, ${size} resources`,
        value: slowestOf(again).ms,
        unit: 'ms',
        atMost: mostPaintMs,
        note: `the same address opened again in a new document, which shows the drawing that the browser kept, with the states of now; median of ${rounds}. Each view: ${eachOf(again)}`,
      },
    ]),
    ...measured.map(
      ({ size, statusMs }): Figure => ({
        id: `status-pixel-${size}`,
        title: `Changed state to pixel, ${size} resources`,
        value: Math.max(...statusMs),
        unit: 'ms',
        atMost: 100,
        note: `the slowest of ${statusMs.length} stops and starts of an instance: from the event's arrival in the browser to the end of the first frame of the monitoring view with the state; median ${median(statusMs)} ms`,
      }),
    ),
    ...measured.flatMap(naiveFigure),
  ];
}

function naiveFigure({ size, fresh, naive }: Measured): Figure[] {
  if (!naive) return [];
  const slowest = slowestOf(fresh);
  const how = `the same graph of ${size} resources and ${naive.relations} relations, each a node or an arrow, drawn by Mermaid alone with its limits raised`;
  return [
    {
      id: 'naive-ratio',
      title: `Mermaid alone ÷ slowest view, ${size} resources`,
      value: (naive.ms ?? naiveTimeoutMs) / slowest.ms,
      unit: 'ratio',
      note:
        naive.ms === undefined
          ? `${how}, gave up: ${naive.refusal}; counted as ${naiveTimeoutMs / 1_000} s`
          : `${how}, took ${(naive.ms / 1_000).toFixed(1)} s in a page with Mermaid loaded; the view (${slowest.what}, never seen before) is measured from the navigation`,
    },
  ];
}
