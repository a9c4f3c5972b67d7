import { type LayerId, stackName } from '#cloudformation/layer.ts';
import { getLayer } from '#cloudformation/layers.ts';
import type { Aws } from '#lib/aws/clients.ts';
import { describeStack } from '#lib/aws/cloudformation/stack.ts';
import type { Context } from '#lib/context/context.ts';
import { type ActResult, act } from './act.ts';
import { decide, runsToObserve } from './decide.ts';
import { type DeploymentRow, withLayers } from './deployment-document.ts';
import { layerRequest } from './layer-request.ts';
import type { Action, DeploymentModel, Run } from './model.ts';
import { type RunObservation, type StackObserver, showsMovement } from './observe.ts';
import { recordStep } from './record-step.ts';

/** What a step leaves: nothing more to do, or when to look again, counted from where it began. */
export type Advance =
  | { readonly settled: true }
  | { readonly settled: false; readonly pauseMs: number };

/** How often a moving stack and a change set in the making are asked for; how soon a decision is followed up. */
const followIntervalMs = 700;
const planningIntervalMs = 350;
const soonMs = 100;

export type EngineContext = Pick<Context, 'db' | 'clock' | 'log' | 'signals' | 'cloudSpeed'>;

/**
 * One step of a deployment: look (rows and stacks), decide, act, record. Safe to be repeated after a
 * crash at any point and in two processes at once: actions carry tokens, and of two writers only the
 * one that saw the newest revision records.
 */
export async function advanceDeployment(
  ctx: EngineContext,
  deploymentId: string,
  aws: (region: string) => Aws,
  observerFor: (aws: Aws) => StackObserver,
): Promise<Advance> {
  const row = await ctx.db.deployment.findUnique({
    where: { id: deploymentId },
    include: withLayers,
  });
  if (!row) return { settled: true };
  const model = toModel(row);
  const observed = runsToObserve(model);
  if (!isOpen(model, observed)) return { settled: true };

  const regional = aws(row.environment.region);
  const observations = await lookAt(ctx, row, observed, observerFor(regional));
  const actions = decide(model, observations);
  const results = await actAll(ctx, row, actions, observations, regional);
  await recordStep(ctx, { row, actions, observations, results });
  return { settled: false, pauseMs: actions.length > 0 ? soonMs : waitIntervalMs(model) };
}

function waitIntervalMs({ status }: DeploymentModel): number {
  return status === 'planning' ? planningIntervalMs : followIntervalMs;
}

function isOpen(model: DeploymentModel, unsettled: readonly Run[]): boolean {
  if (model.status === 'planning' || model.status === 'applying') return true;
  return model.status === 'discarded' && unsettled.length > 0;
}

function toModel(row: DeploymentRow): DeploymentModel {
  return {
    kind: row.kind as DeploymentModel['kind'],
    status: row.status as DeploymentModel['status'],
    autoApply: row.autoApply,
    runs: row.layers.map((run) => ({
      layer: run.layer,
      needs: getLayer(run.layer as LayerId).needs,
      status: run.status as Run['status'],
    })),
  };
}

async function lookAt(
  ctx: EngineContext,
  row: DeploymentRow,
  runs: readonly Run[],
  observer: StackObserver,
): Promise<Map<string, RunObservation>> {
  const begun = await ctx.db.stackEvent.findMany({
    where: { deploymentId: row.id, resourceType: 'AWS::CloudFormation::Stack' },
    select: { layer: true, status: true, resourceType: true },
  });
  const looks = row.layers
    .filter((run) => runs.some(({ layer }) => layer === run.layer))
    .map(async (run) => {
      const observation = await observer.observe({
        deploymentId: row.id,
        layer: run.layer,
        status: run.status as Run['status'],
        stackName: run.stackName,
        stackId: run.stackId,
        eventCursor: run.eventCursor,
        begun: begun.some((event) => event.layer === run.layer && showsMovement(event)),
      });
      return [run.layer, observation] as const;
    });
  return new Map(await Promise.all(looks));
}

async function actAll(
  ctx: EngineContext,
  row: DeploymentRow,
  actions: readonly Action[],
  observations: ReadonlyMap<string, RunObservation>,
  aws: Aws,
): Promise<Map<Action, ActResult>> {
  const results = new Map<Action, ActResult>();
  const byLayer = new Map(row.layers.map((run) => [run.layer, run]));
  for (const action of actions) {
    if (action.kind === 'set-run' || action.kind === 'set-deployment') continue;
    const run = byLayer.get(action.layer);
    if (!run) continue;
    const seen = observations.get(action.layer);
    const result = await act(action, {
      aws,
      deploymentId: row.id,
      stackName: run.stackName,
      stackId: run.stackId ?? seen?.stack?.stackId ?? null,
      changeSetId: run.changeSetId ?? seen?.changeSet?.changeSetId ?? null,
      request: () => requestFor(aws, row, run.layer, run.parameters),
      mayDeleteReviewStack: () => isNewest(ctx, row),
    });
    results.set(action, result);
  }
  return results;
}

/** Outputs are asked of AWS: what the database remembers of a stack may be older than its deployment. */
async function requestFor(aws: Aws, row: DeploymentRow, layerId: string, parameters: unknown) {
  const layer = getLayer(layerId as LayerId);
  const needed = await Promise.all(
    layer.needs.map((need) => describeStack(aws, stackName(row.environment.name, need))),
  );
  return layerRequest({
    layer,
    context: { environment: row.environment.name, region: row.environment.region },
    parameters,
    tags: row.environment.tags as Record<string, string>,
    outputs: Object.assign({}, ...needed.map((stack) => stack?.outputs ?? {})),
  });
}

/** Of two asked for in the same millisecond neither counts as the newest. */
async function isNewest(ctx: EngineContext, row: DeploymentRow): Promise<boolean> {
  const newer = await ctx.db.deployment.count({
    where: {
      environmentId: row.environmentId,
      id: { not: row.id },
      requestedAt: { gte: row.requestedAt },
    },
  });
  return newer === 0;
}
