import { setTimeout as pause } from 'node:timers/promises';
import type { EnvironmentGraph } from '#lib/api/architecture.ts';
import type { Operation } from '#lib/api/operations.ts';
import { callsAMinute } from './calls-a-minute.ts';
import type { Benchmark, Figure } from './figure.ts';
import { LiveClients } from './live-clients.ts';
import { MeasuredStrata } from './strata.ts';

const environment = 'bench';
const crowd = 200;
const deployingSpeed = 1_000;
/** A run of a job takes about half a minute. */
const runningSpeed = 3;
const pollIntervalMs = 100;
const timeoutMs = 180_000;
/** One call of each discovery and of nothing else: it marks when AWS was asked for states. */
const marker = 'GetResources';
const mostAgeMs = 5_000;

interface Watched {
  /** How long the run went on. */
  readonly ms: number;
  /** The longest time between two looks at AWS, or from the last one to the end. */
  readonly oldestMs: number;
  readonly callsAMinute: number;
}

export const runningState: Benchmark = {
  id: 'running-state',
  title: 'Age of what is shown while something runs',
  measure: (say) =>
    MeasuredStrata.during(async (strata) => {
      await strata.cloud.setSpeed(deployingSpeed);
      await strata.createEnvironment(environment);
      await strata.deploy(environment, ['etl']);
      await strata.cloud.setSpeed(runningSpeed);
      const job = await findJob(strata);
      const one = await watchRun(strata, job, 1);
      say(`1 browser: ${seconds(one.oldestMs)}`);
      const many = await watchRun(strata, job, crowd);
      say(`${crowd} browsers: ${seconds(many.oldestMs)}`);
      return figures(one, many);
    }),
};

async function findJob(strata: MeasuredStrata): Promise<string> {
  const path = `/environments/${environment}/graph/refresh`;
  const { nodes } = await strata.call<EnvironmentGraph>('POST', path);
  const job = nodes.find(({ type }) => type === 'AWS::Glue::Job');
  if (!job) throw new Error('There is no job to run');
  return job.id;
}

async function watchRun(strata: MeasuredStrata, job: string, count: number): Promise<Watched> {
  const clients = await LiveClients.open(strata, environment, count);
  const path = `/environments/${environment}/operations`;
  const { id } = await strata.call<Operation>('POST', path, { resource: job, action: 'run' });
  const begun = new Date();
  const deadlineMs = begun.getTime() + timeoutMs;
  for (;;) {
    const page = await strata.call<{ operations: Operation[] }>('GET', `${path}?limit=10`);
    if (page.operations.find((one) => one.id === id)?.finishedAt) break;
    if (Date.now() > deadlineMs) throw new Error('The run did not end');
    await pause(pollIntervalMs);
  }
  const endedMs = Date.now();
  await clients.close();
  const calls = await strata.cloud.callsSince(begun);
  const looks = calls
    .filter(({ operation, at }) => operation === marker && Date.parse(at) < endedMs)
    .map(({ at }) => Date.parse(at));
  const moments = [begun.getTime(), ...looks, endedMs];
  const gaps = moments.slice(1).map((at, index) => at - (moments[index] ?? at));
  return {
    ms: endedMs - begun.getTime(),
    oldestMs: Math.max(...gaps),
    callsAMinute: callsAMinute(calls, begun.getTime(), endedMs),
  };
}

function figures(one: Watched, many: Watched): Figure[] {
  const how = `a Glue job run by Strata at ${runningSpeed} times AWS's speed, ${seconds(one.ms)} and ${seconds(many.ms)} from request to the end that Strata shows`;
  return [
    {
      id: 'running-age',
      title: `Oldest state while a job runs, ${crowd} browsers`,
      value: many.oldestMs,
      unit: 'ms',
      atMost: mostAgeMs,
      note: `the longest time between two looks at AWS; with 1 browser ${seconds(one.oldestMs)}; ${how}`,
    },
    {
      id: 'running-ratio',
      title: `Calls while a job runs, ${crowd} browsers ÷ 1`,
      value: many.callsAMinute / one.callsAMinute,
      unit: 'ratio',
      atMost: 1.1,
      note: `${many.callsAMinute.toFixed(0)} and ${one.callsAMinute.toFixed(0)} calls a minute, each browser a client of the live stream, as a page's EventSource is one`,
    },
  ];
}

function seconds(ms: number): string {
  return `${(ms / 1_000).toFixed(1)} s`;
}
