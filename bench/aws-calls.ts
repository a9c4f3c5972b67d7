import { setTimeout as pause } from 'node:timers/promises';
import { withPage } from './browser.ts';
import { callsAMinute, callsAMinuteAtRest } from './calls-a-minute.ts';
import type { Benchmark, Figure } from './figure.ts';
import { LiveClients } from './live-clients.ts';
import { defaultSpeed, MeasuredStrata } from './strata.ts';

const environment = 'bench';
const windowMs = 75_000;
/** What a deployment or an opened page set off is over, and discovery has its resting interval. */
const settleMs = 12_000;
const crowd = 200;

interface Rates {
  readonly rest: number;
  readonly deploying: number;
}

export const awsCalls: Benchmark = {
  id: 'aws-calls',
  title: 'AWS calls and open browsers',
  measure: (say) =>
    MeasuredStrata.during(async (strata) => {
      await strata.createEnvironment(environment);
      const [one, many] = await withPage(say, async (page): Promise<[Rates, Rates]> => {
        await page.goto(`${strata.server.url}/environments/${environment}`);
        say('one browser');
        const alone = await rates(strata);
        await strata.clear(environment);
        say(`${crowd} browsers`);
        const clients = await LiveClients.open(strata, environment, crowd - 1);
        const crowded = await rates(strata);
        await clients.close();
        return [alone, crowded];
      });
      say('no browser');
      return figures(one, many, await restRate(strata));
    }),
};

async function rates(strata: MeasuredStrata): Promise<Rates> {
  const deploying = await deployingRate(strata);
  return { deploying, rest: await restRate(strata) };
}

async function deployingRate(strata: MeasuredStrata): Promise<number> {
  const from = new Date();
  const { id } = await strata.requestDeployment(environment, { apply: true });
  await strata.reached(id, 'succeeded');
  const toMs = Date.now();
  return callsAMinute(await strata.cloud.callsSince(from), from.getTime(), toMs);
}

async function restRate(strata: MeasuredStrata): Promise<number> {
  await pause(settleMs);
  const from = new Date();
  await pause(windowMs);
  return callsAMinuteAtRest(await strata.cloud.callsSince(from));
}

function figures(one: Rates, many: Rates, none: number): Figure[] {
  const unit = 'calls a minute';
  const browsers = `one real page and ${crowd - 1} clients of the live stream, as a page's EventSource is one`;
  const deployment = `a network at ${defaultSpeed} times AWS's speed, request to success: planning, the stack's events and discovery`;
  return [
    {
      id: 'rest-ratio',
      title: `At rest, ${crowd} browsers ÷ 1`,
      value: many.rest / one.rest,
      unit: 'ratio',
      atMost: 1.1,
      note: browsers,
    },
    {
      id: 'deploying-ratio',
      title: `While deploying, ${crowd} browsers ÷ 1`,
      value: many.deploying / one.deploying,
      unit: 'ratio',
      atMost: 1.1,
      note: `${browsers}; ${deployment}`,
    },
    {
      id: 'rest-none',
      title: 'At rest, nobody looking',
      value: none,
      unit,
      note: `every call counted by the endpoint in ${windowMs / 1_000} s`,
    },
    {
      id: 'rest-one',
      title: 'At rest, 1 browser',
      value: one.rest,
      unit,
      note: 'a deployed network; over whole discoveries',
    },
    {
      id: 'rest-many',
      title: `At rest, ${crowd} browsers`,
      value: many.rest,
      unit,
      note: browsers,
    },
    {
      id: 'deploying-one',
      title: 'While deploying, 1 browser',
      value: one.deploying,
      unit,
      note: deployment,
    },
    {
      id: 'deploying-many',
      title: `While deploying, ${crowd} browsers`,
      value: many.deploying,
      unit,
      note: deployment,
    },
  ];
}
