import { type LayerId, stackName } from '#cloudformation/layer.ts';
import { getLayer } from '#cloudformation/layers.ts';
import { accountGuards } from '#lib/accounts/account-guards.ts';
import type { Aws, AwsFor } from '#lib/aws/clients.ts';
import { describeStack } from '#lib/aws/cloudformation/stack.ts';
import { assetBucketName } from '#lib/aws/s3/asset-bucket.ts';
import type { Context } from '#lib/context/context.ts';
import type { LayerRun } from '#lib/db/client.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { type ActResult, act } from './act.ts';
import { decide, runsToObserve } from './decide.ts';
import { templateOfRun } from './deployed-template.ts';
import { type DeploymentRow, withLayers } from './deployment-document.ts';
import { openStatuses } from './deployment-statuses.ts';
import { importsOfRun, requestedImports } from './imports.ts';
import { type LayerRequest, layerRequest } from './layer-request.ts';
import type { Action, DeploymentModel, Run } from './model.ts';
import { type RunObservation, type StackObserver, showsMovement } from './observe.ts';
import { recordStep } from './record-step.ts';
import { toModel } from './to-model.ts';
import { uploadRequest } from './upload-request.ts';

/** What a step leaves: nothing more to do, or when to look again, counted from where it began. */
export type Advance =
  | { readonly settled: true }
  | { readonly settled: false; readonly pauseMs: number };

/** How often a moving stack and a change set in the making are asked for; how soon a decision is followed up. */
const followIntervalMs = 700;
const planningIntervalMs = 350;
const soonMs = 100;

export type EngineContext = Pick<
  Context,
  'db' | 'clock' | 'log' | 'signals' | 'cloudSpeed' | 'queue'
> & {
  /** Absent in production: tests end the process here, to see that the next one goes on. */
  readonly failpoint?: Failpoint;
};

/**
 * Told of the boundaries of each step that decides something, and of the deployment's revision when it
 * began. What was looked at and decided is in memory only, so that `decided` stands for both.
 */
export type Failpoint = (
  boundary: 'decided' | `acted ${string}` | 'recording' | 'recorded',
  revision: number,
) => void;

/**
 * One step of a deployment: look (rows and stacks), decide, act, record. Safe to be repeated after a
 * crash at any point and in two processes at once: actions carry tokens, and of two writers only the
 * one that saw the newest revision records.
 */
export async function advanceDeployment(
  ctx: EngineContext,
  deploymentId: string,
  aws: AwsFor,
  observerFor: (aws: Aws) => StackObserver,
): Promise<Advance> {
  const row = await ctx.db.deployment.findUnique({
    where: { id: deploymentId },
    include: withLayers,
  });
  if (!row) return { settled: true };
  const model = toModel(row, ctx.cloudSpeed);
  const observed = runsToObserve(model);
  if (!isOpen(model, observed)) return { settled: true };

  const regional = aws(row.environment, row.requestedBy);
  const observations = await lookAt(ctx, row, observed, observerFor(regional));
  const actions = decide(model, observations);
  const failpoint = actions.length > 0 ? ctx.failpoint : undefined;
  failpoint?.('decided', row.revision);
  const { results, unfinished } = await actAll(ctx, row, actions, observations, regional);
  const done = actions.filter((action) => isRecordable(action, unfinished));
  failpoint?.('recording', row.revision);
  await recordStep(ctx, { row, actions: done, observations, results });
  failpoint?.('recorded', row.revision);
  const causes = [...unfinished.values()];
  if (causes.length > 0) throw causes.find((cause) => !(cause instanceof AppError)) ?? causes[0];
  return { settled: false, pauseMs: actions.length > 0 ? soonMs : waitIntervalMs(model) };
}

function waitIntervalMs({ status }: DeploymentModel): number {
  return status === 'planning' ? planningIntervalMs : followIntervalMs;
}

/** What a layer's action could not finish is done again, and recorded, in the next step. */
function isRecordable(action: Action, unfinished: ReadonlyMap<string, unknown>): boolean {
  return action.kind === 'set-deployment' ? unfinished.size === 0 : !unfinished.has(action.layer);
}

function isOpen(model: DeploymentModel, unsettled: readonly Run[]): boolean {
  if (model.status === 'planning' || model.status === 'applying') return true;
  return model.status === 'discarded' && unsettled.length > 0;
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
        attempt: run.attempt,
        begun: begun.some((event) => event.layer === run.layer && showsMovement(event)),
      });
      return [run.layer, observation] as const;
    });
  return new Map(await Promise.all(looks));
}

/** Acts on all layers at once; `unfinished` says of which AWS could not be reached, and why. */
async function actAll(
  ctx: EngineContext,
  row: DeploymentRow,
  actions: readonly Action[],
  observations: ReadonlyMap<string, RunObservation>,
  aws: Aws,
): Promise<{ results: Map<Action, ActResult>; unfinished: Map<string, unknown> }> {
  const results = new Map<Action, ActResult>();
  const unfinished = new Map<string, unknown>();
  const outputsOf = stackOutputs(aws, row.environment.name);
  const { awsAccount } = row.environment;
  const roleArn = awsAccount ? accountGuards(awsAccount).stackRoleArn : undefined;
  const actOnLayer = async (run: LayerRun) => {
    const seen = observations.get(run.layer);
    for (const action of actions) {
      if (action.kind === 'set-run' || action.kind === 'set-deployment') continue;
      if (action.layer !== run.layer) continue;
      const result = await act(action, {
        aws,
        deploymentId: row.id,
        stackName: run.stackName,
        stackId: run.stackId ?? seen?.stack?.stackId ?? null,
        changeSetId: run.changeSetId ?? seen?.changeSet?.changeSetId ?? null,
        attempt: run.attempt,
        revertsDrift: row.revertsDrift,
        imports: requestedImports(run),
        requestDigest: run.requestDigest,
        doomedBuckets: run.doomedBuckets as string[],
        roleArn,
        template: () => templateOfRun(row.environment, run),
        request: () => requestFor(outputsOf, row, run),
        upload: (request) => uploadRequest(aws, row.environment.accountId, run.layer, request),
        mayDeleteReviewStack: () => isOnlyPlan(ctx, row, run.layer),
      });
      results.set(action, result);
      ctx.failpoint?.(`acted ${action.kind} ${action.layer}`, row.revision);
    }
  };
  await Promise.all(
    row.layers.map((run) =>
      actOnLayer(run).catch((cause: unknown) => unfinished.set(run.layer, cause)),
    ),
  );
  return { results, unfinished };
}

type OutputsOf = (layer: LayerId) => Promise<Readonly<Record<string, string>>>;

/**
 * Outputs are asked of AWS, once a step: what the database remembers of a stack may be older than its
 * deployment, and many layers need the same.
 */
function stackOutputs(aws: Aws, environment: string): OutputsOf {
  const asked = new Map<LayerId, ReturnType<OutputsOf>>();
  return (layer) => {
    const known = asked.get(layer);
    if (known) return known;
    const answer = describeStack(aws, stackName(environment, layer)).then(
      (stack) => stack?.outputs ?? {},
    );
    asked.set(layer, answer);
    return answer;
  };
}

async function requestFor(
  outputsOf: OutputsOf,
  row: DeploymentRow,
  run: LayerRun,
): Promise<LayerRequest> {
  const { name, region, accountId, awsAccount, tags } = row.environment;
  const layer = getLayer(run.layer as LayerId);
  const needed = await Promise.all(layer.needs.map(outputsOf));
  return layerRequest({
    layer,
    context: { environment: name, region },
    parameters: run.parameters,
    tags: tags as Record<string, string>,
    assetBucket: assetBucketName(accountId, region),
    ...(awsAccount && { account: accountGuards(awsAccount) }),
    outputs: Object.assign({}, ...needed),
    imports: importsOfRun(row.environment, run),
  });
}

/** Whether no other deployment may still build on the empty stack of a plan. */
async function isOnlyPlan(ctx: EngineContext, row: DeploymentRow, layer: string): Promise<boolean> {
  const others = await ctx.db.deployment.count({
    where: {
      environmentId: row.environmentId,
      id: { not: row.id },
      status: { in: [...openStatuses] },
      layers: { some: { layer } },
    },
  });
  return others === 0;
}
