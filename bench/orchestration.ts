import { type Deployable, deleteDirectly, deployDirectly } from './direct-deployment.ts';
import type { Benchmark, Figure } from './figure.ts';
import { median } from './statistics.ts';
import { defaultSpeed, MeasuredStrata } from './strata.ts';
import { stackMoments, type Timeline } from './timeline.ts';

const rounds = 3;
const environment = 'bench';

/** One deployment of each kind, one right after the other. */
interface Round {
  readonly ours: Timeline;
  readonly direct: Timeline;
}

export const orchestration: Benchmark = {
  id: 'orchestration',
  title: 'Overhead of orchestration',
  measure: (say) =>
    MeasuredStrata.during(async (strata) => {
      await strata.createEnvironment(environment);
      const measured: Round[] = [];
      for (let round = 1; round <= rounds; round += 1) {
        say(`round ${round} of ${rounds}: by Strata, then by the SDK alone`);
        const ours = await deployByStrata(strata);
        const direct = await deployAlone(strata);
        say(`${inSeconds(ours)} against ${inSeconds(direct)}`);
        measured.push({ ours, direct });
      }
      return figures(measured);
    }),
};

async function deployByStrata(strata: MeasuredStrata): Promise<Timeline> {
  const requestedMs = Date.now();
  const { id } = await strata.requestDeployment(environment, { apply: true });
  await strata.reached(id, 'succeeded');
  const knownMs = Date.now();
  const events = await strata.cloud.stackEvents(`${environment}-network`);
  await strata.clear(environment);
  return { requestedMs, knownMs, ...stackMoments(events) };
}

async function deployAlone(strata: MeasuredStrata): Promise<Timeline> {
  const path = `/environments/${environment}/layers/network/template`;
  const template = await strata.call<Deployable>('GET', path);
  const stackName = 'alone-network';
  const timeline = await deployDirectly(strata.cloud, { ...template, stackName });
  await strata.cloud.setSpeed(1_000);
  await deleteDirectly(strata.cloud, stackName);
  await strata.cloud.setSpeed(defaultSpeed);
  return timeline;
}

/** Before, in and after the stack. */
function inSeconds({ requestedMs, begunMs, completeMs, knownMs }: Timeline): string {
  const parts = [begunMs - requestedMs, completeMs - begunMs, knownMs - completeMs];
  return `${parts.map((ms) => (ms / 1_000).toFixed(2)).join(' + ')} s`;
}

function figures(measured: readonly Round[]): Figure[] {
  const middle = (kind: keyof Round, of: (timeline: Timeline) => number) =>
    median(measured.map((round) => of(round[kind])));
  const ratio = (of: (timeline: Timeline) => number) =>
    median(measured.map(({ ours, direct }) => of(ours) / of(direct)));
  const total = ({ requestedMs, knownMs }: Timeline) => knownMs - requestedMs;
  const fromFirstEvent = ({ begunMs, knownMs }: Timeline) => knownMs - begunMs;
  const stack = ({ begunMs, completeMs }: Timeline) => completeMs - begunMs;
  const before = ({ requestedMs, begunMs }: Timeline) => begunMs - requestedMs;
  const after = ({ completeMs, knownMs }: Timeline) => knownMs - completeMs;
  const how = `a network with NAT gateways at ${defaultSpeed} times AWS's speed (${(middle('direct', stack) / 1_000).toFixed(1)} s in the stack); the median of ${rounds} alternating rounds`;
  return [
    {
      id: 'total-ratio',
      title: 'Request to known success, Strata ÷ SDK alone',
      value: ratio(total),
      unit: 'ratio',
      atMost: 1.1,
      note: `${how}; both create a change set, execute it and wait; the SDK alone polls every 25 ms. The difference is a constant, so that on AWS itself the ratio is nearer to 1`,
    },
    {
      id: 'event-ratio',
      title: 'First stack event to known success, Strata ÷ SDK alone',
      value: ratio(fromFirstEvent),
      unit: 'ratio',
      atMost: 1.1,
      note: 'the same rounds, without planning',
    },
    {
      id: 'stack-ratio',
      title: 'Within the stack, Strata ÷ SDK alone',
      value: ratio(stack),
      unit: 'ratio',
      note: "the stack's own first to last event: whether the app's watching slows the endpoint down",
    },
    {
      id: 'before-stack',
      title: 'Request to first stack event, Strata',
      value: middle('ours', before),
      unit: 'ms',
      note: `queue, change set, decision, execution; ${middle('direct', before).toFixed(0)} ms by the SDK alone`,
    },
    {
      id: 'after-stack',
      title: 'Last stack event to known success, Strata',
      value: middle('ours', after),
      unit: 'ms',
      note: `${middle('direct', after).toFixed(0)} ms by the SDK alone`,
    },
  ];
}
