import type { EngineProcess } from '#lib/runtime/engine-process-for-tests.ts';
import { type MeasuredEngines, whyNotSeveral, withEngines } from './engine.ts';
import type { Benchmark, Figure } from './figure.ts';
import { defaultSpeed } from './strata.ts';
import { stackMoments } from './timeline.ts';

const environments = 50;
/** Four with what it needs; two of them at the same time. */
const top = 'etl';
const chains = [
  ['data-lake', 'access', 'etl'],
  ['secrets', 'access', 'etl'],
];

interface Measured {
  readonly wallMs: number;
  /** Of the deployments that took place, the slowest chain of stacks one after another. */
  readonly criticalMs: number;
  readonly calls: number;
  readonly residentMb: number;
  readonly eventLoopP99Ms: number;
}

export const manyDeployments: Benchmark = {
  id: 'many-deployments',
  title: 'Many deployments at once',
  measure: (say) => measureManyDeployments(say, environments),
};

/** Deploys so many environments at once, by one engine and by two. */
export async function measureManyDeployments(
  say: (text: string) => void,
  count: number,
): Promise<Figure[]> {
  const figures: Figure[] = [];
  const absence = await whyNotSeveral();
  for (const instances of absence ? [1] : [1, 2]) {
    say(`${count} environments by ${instances} ${instances === 1 ? 'instance' : 'instances'}`);
    const measured = await withEngines({ count: instances, speed: defaultSpeed }, (engines) =>
      deployAll(engines, count),
    );
    figures.push(...figuresOf(measured, instances, count));
  }
  if (absence) say(`two instances are not measured: ${absence}`);
  return figures;
}

async function deployAll({ engines, cloud }: MeasuredEngines, count: number): Promise<Measured> {
  const names = Array.from({ length: count }, (_, index) => `bench-${index + 1}`);
  const engineOf = (index: number) => engines[index % engines.length] as EngineProcess;
  for (const [index, name] of names.entries()) await engineOf(index).create(name);
  const callsBefore = await cloud.totalCalls();
  await Promise.all(engines.map((engine) => engine.measures()));
  const begunMs = performance.now();
  const deployments = await Promise.all(
    names.map((name, index) => engineOf(index).deployExisting(name, [top])),
  );
  await Promise.all(deployments.map((id, index) => engineOf(index).settled(id, 600)));
  const wallMs = performance.now() - begunMs;
  const calls = (await cloud.totalCalls()) - callsBefore;
  const measures = await Promise.all(engines.map((engine) => engine.measures()));
  const critical = await Promise.all(names.slice(0, 5).map((name) => criticalMsOf(cloud, name)));
  return {
    wallMs,
    criticalMs: Math.max(...critical),
    calls,
    residentMb: Math.max(...measures.map(({ residentMb }) => residentMb)),
    eventLoopP99Ms: Math.max(...measures.map(({ eventLoopP99Ms }) => eventLoopP99Ms)),
  };
}

async function criticalMsOf(cloud: MeasuredEngines['cloud'], name: string): Promise<number> {
  const lengths = await Promise.all(
    chains.map(async (layers) => {
      let sumMs = 0;
      for (const layer of layers) {
        const { begunMs, completeMs } = stackMoments(await cloud.stackEvents(`${name}-${layer}`));
        sumMs += completeMs - begunMs;
      }
      return sumMs;
    }),
  );
  return Math.max(...lengths);
}

function figuresOf(measured: Measured, instances: number, count: number): Figure[] {
  const by = instances === 1 ? '1 instance' : `${instances} instances`;
  const where = instances === 1 ? 'the embedded database' : 'one PostgreSQL';
  const id = (name: string) => `${name}-${instances}`;
  return [
    {
      id: id('wall-ratio'),
      title: `Wall time ÷ critical path, ${by}`,
      value: measured.wallMs / measured.criticalMs,
      unit: 'ratio',
      note: `${count} environments of four layers asked for at once at ${defaultSpeed} times AWS's speed, on ${where}: ${(measured.wallMs / 1_000).toFixed(1)} s from the first request to the last known success, ${(measured.criticalMs / 1_000).toFixed(1)} s in the slowest chain of stacks; planning is three change sets one after another`,
    },
    {
      id: id('calls'),
      title: `AWS calls a deployment, ${by}`,
      value: measured.calls / count,
      unit: 'calls',
      note: 'all services, discovery included, as the endpoint counts them',
    },
    {
      id: id('memory'),
      title: `Resident memory, ${by}`,
      value: measured.residentMb,
      unit: 'MB',
      note: 'of the larger instance at the end, without a web server',
    },
    {
      id: id('event-loop'),
      title: `Event-loop delay, 99th percentile, ${by}`,
      value: measured.eventLoopP99Ms,
      unit: 'ms',
      atMost: 100,
      note: 'from the first request on, sampled every 10 ms; of the slower instance',
    },
  ];
}
