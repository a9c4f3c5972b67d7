import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { Discovered } from './discover-once.ts';
import type { Benchmark, Figure } from './figure.ts';
import { growthExponent } from './growth-exponent.ts';
import { LocalCloud, type ReceivedCall } from './local-cloud.ts';
import { withLocalEndpoint } from './local-endpoint.ts';
import { seedEnvironment } from './seed-environment.ts';

const sizes = [100, 1_000, 10_000];
const environment = 'bench';

interface Measured extends Discovered {
  readonly callCount: number;
  /** How long the endpoint worked on the calls. */
  readonly endpointMs: number;
  /** The operation that it worked on longest, and for how long. */
  readonly longest: string;
}

export const discovery: Benchmark = {
  id: 'discovery',
  title: 'Discovery of large environments',
  measure: async (say) => {
    const measured: Measured[] = [];
    for (const size of sizes) {
      say(`seeding ${size} resources`);
      const found = await withLocalEndpoint(async (url) => {
        await seedEnvironment(url, environment, size);
        return discover(url);
      });
      say(`${found.resources} found in ${seconds(found.wallMs)} with ${found.callCount} calls`);
      measured.push(found);
    }
    return figures(measured);
  },
};

/** Discovers in a fresh process. Throws when a source did not answer. */
async function discover(url: string): Promise<Measured> {
  const from = new Date();
  const script = join(import.meta.dirname, 'discover-once.ts');
  const { stdout, stderr, status } = spawnSync(process.execPath, [script, url, environment], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  const found: Discovered = JSON.parse(stdout);
  if (found.failedSources.length > 0) throw new Error(`Not fresh: ${found.failedSources}`);
  const callCount = Object.values(found.calls).reduce((sum, count) => sum + count, 0);
  return { ...found, callCount, ...endpointWork(await new LocalCloud(url).callsSince(from)) };
}

function endpointWork(calls: readonly ReceivedCall[]) {
  const byOperation = Map.groupBy(calls, ({ service, operation }) => `${service} ${operation}`);
  const works = [...byOperation].map(([name, own]) => ({ name, ms: total(own) }));
  const [longest] = works.toSorted((a, b) => b.ms - a.ms);
  return {
    endpointMs: total(calls),
    longest: longest ? `${longest.name}, ${seconds(longest.ms)}` : 'nothing',
  };
}

function total(calls: readonly ReceivedCall[]): number {
  return calls.reduce((sum, { ms }) => sum + ms, 0);
}

function figures(measured: readonly Measured[]): Figure[] {
  const exponent = (of: (found: Measured) => number) =>
    growthExponent(measured.map((found) => ({ size: found.resources, value: of(found) })));
  const each = (of: (found: Measured) => string) =>
    measured.map((found) => `${found.resources}: ${of(found)}`).join('; ');
  const largest = measured.at(-1);
  if (!largest) throw new Error('Nothing was measured');
  return [
    {
      id: 'discovery-wall-growth',
      title: 'Growth exponent of wall time',
      value: exponent(({ wallMs }) => wallMs),
      unit: 'ratio',
      atMost: 1.1,
      note: `each size in a fresh process against an endpoint of its own, after a discovery of nothing, so that what is loaded once does not flatten it; the endpoint's own work is in it (${each(({ wallMs, endpointMs }) => `${seconds(wallMs)}, of which the endpoint ${seconds(endpointMs)}`)}; at the largest size longest in ${largest.longest})`,
    },
    {
      id: 'discovery-processor-growth',
      title: "Growth exponent of the product's own processor time",
      value: exponent(({ processorMs }) => processorMs),
      unit: 'ratio',
      atMost: 1.1,
      note: `the same discoveries without the endpoint: ${each(({ processorMs }) => seconds(processorMs))}`,
    },
    {
      id: 'discovery-calls-growth',
      title: 'Growth exponent of AWS calls',
      value: exponent(({ callCount }) => callCount),
      unit: 'ratio',
      atMost: 1.1,
      note: `most often, at the largest size: ${most(largest)}`,
    },
    ...measured.flatMap(({ resources, relations, wallMs, callCount, peakMb, restingMb }) => [
      {
        id: `discovery-wall-${sizeOf(resources)}`,
        title: `Wall time, ${sizeOf(resources)} resources`,
        value: wallMs,
        unit: 'ms' as const,
        note: `${resources} resources and ${relations} relations, details that are read once a minute among them`,
      },
      {
        id: `discovery-calls-${sizeOf(resources)}`,
        title: `AWS calls per resource, ${sizeOf(resources)} resources`,
        value: callCount / resources,
        unit: 'ratio' as const,
        note: `${callCount} calls`,
      },
      {
        id: `discovery-memory-${sizeOf(resources)}`,
        title: `Peak memory, ${sizeOf(resources)} resources`,
        value: peakMb,
        unit: 'MB' as const,
        note: `resident, of which ${restingMb.toFixed(0)} MB before, with the SDK's clients loaded`,
      },
    ]),
  ];
}

/** The size that was asked for. */
function sizeOf(resources: number): number {
  return sizes.findLast((size) => size <= resources) ?? resources;
}

function most({ calls }: Measured): string {
  return Object.entries(calls)
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, 5)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ');
}

function seconds(ms: number): string {
  return `${(ms / 1_000).toFixed(2)} s`;
}
