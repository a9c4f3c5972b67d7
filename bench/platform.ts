import { dependencyLevels } from '#cloudformation/layer-order.ts';
import { layers } from '#cloudformation/layers.ts';
import type { Deployment } from '#lib/api/deployment-documents.ts';
import { slowestSeconds } from '#lib/deployments/layer-chains.ts';
import type { Benchmark, Figure } from './figure.ts';
import { defaultSpeed, MeasuredStrata } from './strata.ts';
import { stackMoments } from './timeline.ts';

interface Measured {
  /** Request to known success. */
  readonly wallMs: number;
  /** The slowest chain of stacks, each from its own first event to its last. */
  readonly criticalPathMs: number;
  readonly calls: number;
  readonly resources: number;
}

export const platform: Benchmark = {
  id: 'platform',
  title: 'The whole platform',
  measure: (say) =>
    MeasuredStrata.during(async (strata) => {
      await strata.createEnvironment('together');
      say('all layers as one graph');
      const together = await deployTogether(strata, 'together');
      say(
        `${seconds(together.wallMs)} against a critical path of ${seconds(together.criticalPathMs)}`,
      );
      await strata.clear('together');
      await strata.createEnvironment('in-turn');
      say('the same layers, one after another');
      const inTurnMs = await deployInTurn(strata, 'in-turn');
      say(seconds(inTurnMs));
      await strata.clear('in-turn');
      return figures(together, inTurnMs);
    }),
};

async function deployTogether(strata: MeasuredStrata, name: string): Promise<Measured> {
  const requested = new Date();
  const body = { apply: true };
  const { id } = await strata.call<Deployment>('POST', `/environments/${name}/deployments`, body);
  const deployment = await strata.reached(id, 'succeeded');
  const wallMs = Date.now() - requested.getTime();
  const calls = (await strata.cloud.callsSince(requested)).length;
  const chains = await Promise.all(
    deployment.layers.map(async ({ layer, needs, stackName }) => {
      const { begunMs, completeMs } = stackMoments(await strata.cloud.stackEvents(stackName));
      return { layer, needs, seconds: (completeMs - begunMs) / 1_000 };
    }),
  );
  const changes = deployment.layers.flatMap((run) => run.changes ?? []);
  return {
    wallMs,
    criticalPathMs: slowestSeconds(chains) * 1_000,
    calls,
    resources: changes.length,
  };
}

async function deployInTurn(strata: MeasuredStrata, name: string): Promise<number> {
  const startedMs = Date.now();
  for (const layer of dependencyLevels(layers).flat()) {
    const body = { layers: [layer], apply: true };
    const { id } = await strata.call<Deployment>('POST', `/environments/${name}/deployments`, body);
    await strata.reached(id, 'succeeded');
  }
  return Date.now() - startedMs;
}

function seconds(ms: number): string {
  return `${(ms / 1_000).toFixed(1)} s`;
}

function figures(together: Measured, inTurnMs: number): Figure[] {
  const { wallMs, criticalPathMs, calls, resources } = together;
  const what = `${layers.length} layers, ${resources} resources, default parameters, at ${defaultSpeed} times AWS's speed`;
  return [
    {
      id: 'platform-ratio',
      title: 'Deploy all ÷ critical path',
      value: wallMs / criticalPathMs,
      unit: 'ratio',
      atMost: 1.1,
      note: `${what}: ${seconds(wallMs)} from the request to known success, planning included, against the slowest chain of stacks by their own events (${seconds(criticalPathMs)})`,
    },
    {
      id: 'platform-in-turn',
      title: 'One layer after another ÷ Deploy all',
      value: inTurnMs / wallMs,
      unit: 'ratio',
      note: `the same layers by the same product, each deployed when the one before had succeeded: ${seconds(inTurnMs)}`,
    },
    {
      id: 'platform-calls',
      title: 'AWS calls per deployed resource',
      value: calls / resources,
      unit: 'ratio',
      note: `${calls} calls of every service while ${resources} resources were deployed with no browser open, discovery included`,
    },
  ];
}
