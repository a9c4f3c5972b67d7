import type { Failure } from '#lib/api/deployment-documents.ts';
import type { LayerRun, Prisma, Tx } from '#lib/db/client.ts';
import { toStoredStack } from '#lib/environments/stacks.ts';
import { asJson } from '#lib/live/publish.ts';
import type { EngineContext } from './advance-deployment.ts';
import { templateOfRun } from './deployed-template.ts';
import type { DeploymentRow } from './deployment-document.ts';
import { expectedSeconds } from './expected-seconds.ts';
import { firstFailure, retainedResources } from './first-failure.ts';
import { isSettled } from './model.ts';
import type { Step } from './record-step.ts';
import { baselineOf } from './staleness.ts';

type RunUpdate = Prisma.LayerRunUpdateInput;

/** What a step changes in one layer's row. */
export async function runChanges(
  tx: Tx,
  ctx: EngineContext,
  step: Step,
  run: LayerRun,
): Promise<RunUpdate> {
  const seen = step.observations.get(run.layer);
  const changes: RunUpdate = {
    ...(seen?.stack && seen.stack.stackId !== run.stackId ? { stackId: seen.stack.stackId } : {}),
    ...(seen?.changeSet && seen.changeSet.changeSetId !== run.changeSetId
      ? { changeSetId: seen.changeSet.changeSetId }
      : {}),
    ...(seen?.eventCursor && seen.eventCursor !== run.eventCursor
      ? { eventCursor: seen.eventCursor }
      : {}),
  };
  for (const action of step.actions) {
    if (action.kind === 'set-deployment' || action.layer !== run.layer) continue;
    const result = step.results.get(action);
    if (action.kind === 'set-run') {
      Object.assign(changes, await statusChange(tx, ctx, step.row, run, action));
      if (action.status === 'planned' || action.status === 'unchanged') {
        const { environment } = step.row;
        changes.baseline = baselineOf(environment, toStoredStack(seen?.stack));
      }
    } else if (result && !result.ok) {
      const failed = { status: 'failed', reason: result.reason } as const;
      Object.assign(changes, await statusChange(tx, ctx, step.row, run, failed));
    } else if (result?.ok && 'planAgain' in result) {
      Object.assign(changes, { status: 'pending', attempt: { increment: 1 }, changeSetId: null });
    } else if (result?.ok && result.status) {
      Object.assign(changes, await statusChange(tx, ctx, step.row, run, { status: result.status }));
      if (result.requestDigest) changes.requestDigest = result.requestDigest;
    }
  }
  return changes;
}

interface StatusChange {
  readonly status: string;
  readonly reason?: string;
  readonly changes?: Parameters<typeof expectedSeconds>[1];
}

async function statusChange(
  tx: Tx,
  ctx: EngineContext,
  row: DeploymentRow,
  run: LayerRun,
  change: StatusChange,
): Promise<RunUpdate> {
  const now = ctx.clock.now();
  const events = await tx.stackEvent.findMany({
    where: { deploymentId: row.id, layer: run.layer },
    orderBy: { sequence: 'asc' },
  });
  const failure = failureOf(run.layer, change, firstFailure(run.layer, events), now);
  const settled = isSettled({ status: change.status as never });
  return {
    status: change.status,
    ...(change.status === 'pending'
      ? { attempt: { increment: 1 }, changeSetId: null, finishedAt: null }
      : {}),
    ...(change.status === 'applying' && !run.startedAt ? { startedAt: now } : {}),
    ...(settled ? { finishedAt: now } : {}),
    ...(failure && !run.failure ? { failure: asJson(failure) } : {}),
    ...(settled && row.kind === 'destroy' ? { retained: asJson(retainedResources(events)) } : {}),
    ...(change.changes
      ? {
          changes: asJson(change.changes),
          expectedSeconds: expectedSeconds(
            templateOfRun(row.environment, run),
            change.changes,
            ctx.cloudSpeed,
          ),
        }
      : {}),
  };
}

/** A resource's failure says more than the stack's, which only counts the resources that failed. */
function failureOf(
  layer: string,
  change: StatusChange,
  resource: Failure | undefined,
  now: Date,
): Failure | undefined {
  if (change.status !== 'failed' && change.status !== 'rolling-back') return undefined;
  if (resource) return resource;
  if (change.status === 'rolling-back') return undefined;
  return {
    kind: 'step',
    layer,
    logicalId: null,
    physicalId: null,
    resourceType: null,
    status: null,
    reason: change.reason ?? 'CloudFormation gives no reason.',
    at: now.toISOString(),
  };
}
