import { recordActivity } from '#lib/activity/record-activity.ts';
import { recordTransition } from '#lib/audit/record-transition.ts';
import type { Prisma, Tx } from '#lib/db/client.ts';
import { publishEnvironment } from '#lib/environments/environment-document.ts';
import { recordStacks, toStoredStack } from '#lib/environments/stacks.ts';
import { publish } from '#lib/live/publish.ts';
import type { ActResult } from './act.ts';
import { lockEnvironment } from './active-deployment.ts';
import { admitNext } from './admit-next.ts';
import type { EngineContext } from './advance-deployment.ts';
import { type DeploymentRow, toDeployment, withLayers } from './deployment-document.ts';
import { openStatuses } from './deployment-statuses.ts';
import { describeTransition } from './describe-transition.ts';
import { keepImports } from './imports.ts';
import type { Action } from './model.ts';
import type { RunObservation } from './observe.ts';
import { recordEvents } from './record-events.ts';
import { runChanges } from './run-changes.ts';

export interface Step {
  readonly row: DeploymentRow;
  readonly actions: readonly Action[];
  readonly observations: ReadonlyMap<string, RunObservation>;
  readonly results: ReadonlyMap<Action, ActResult>;
}

class LostRace extends Error {}

/**
 * Writes what a step saw and did, and tells whoever watches, in one transaction. Writes nothing when
 * another process has recorded a step since this one looked.
 */
export async function recordStep(ctx: EngineContext, step: Step): Promise<void> {
  const { row } = step;
  const moved = await ctx.db
    .$transaction((tx) => write(tx, ctx, step))
    .catch((error: unknown) => {
      if (error instanceof LostRace) return false;
      throw error;
    });
  if (!moved) return;
  ctx.queue.wake();
  ctx.signals.liveEventsWritten();
  ctx.signals.environmentMoved(row.environment.name);
}

async function write(tx: Tx, ctx: EngineContext, step: Step): Promise<boolean> {
  const { row, actions, observations } = step;
  const transition = actions.find((action) => action.kind === 'set-deployment');
  if (transition) await lockEnvironment(tx, row.environmentId);
  const stacks = Object.fromEntries(
    [...observations].map(([layer, seen]) => [layer, toStoredStack(seen.stack)]),
  );
  const stacksChanged = await recordStacks(tx, row.environmentId, stacks);
  const newEvents = await recordEvents(tx, row, observations);
  const runs = await changeRuns(tx, ctx, step);
  if (runs === 0 && !transition && newEvents === 0 && !stacksChanged) return false;

  await claimRevision(tx, row, deploymentChange(transition, ctx.clock.now()));
  if (transition) await admitNext(tx, ctx, row.environmentId, row.id);
  const after = await tx.deployment.findUniqueOrThrow({
    where: { id: row.id },
    include: withLayers,
  });
  const document = toDeployment(after, ctx.clock.now());
  if (runs > 0 || transition) {
    await publish(tx, [
      { environmentName: row.environment.name, event: { kind: 'deployment', data: document } },
    ]);
  }
  if (transition) {
    if (document.status === transition.status) {
      await recordActivity(tx, describeTransition(document, ctx.clock.now()));
    }
    await recordTransition(tx, { document, before: row.status, at: ctx.clock.now() });
  }
  if (transition || stacksChanged) await publishEnvironment(tx, row.environmentId);
  return true;
}

async function changeRuns(tx: Tx, ctx: EngineContext, step: Step): Promise<number> {
  const { row } = step;
  let changed = 0;
  for (const run of row.layers) {
    await keepImports(tx, row.environmentId, run, step.observations.get(run.layer));
    const data = await runChanges(tx, ctx, step, run);
    if (Object.keys(data).length === 0) continue;
    changed += 1;
    await tx.layerRun.update({
      where: { deploymentId_layer: { deploymentId: row.id, layer: run.layer } },
      data,
    });
  }
  return changed;
}

/** The write of whoever looked at the newest revision counts; the other's transaction is undone. */
async function claimRevision(
  tx: Tx,
  row: DeploymentRow,
  data: Prisma.DeploymentUpdateManyMutationInput,
): Promise<void> {
  const { count } = await tx.deployment.updateMany({
    where: { id: row.id, revision: row.revision, status: row.status },
    data: { ...data, revision: { increment: 1 } },
  });
  if (count === 0) throw new LostRace();
}

function deploymentChange(
  transition: Extract<Action, { kind: 'set-deployment' }> | undefined,
  now: Date,
): Prisma.DeploymentUpdateManyMutationInput {
  if (!transition) return {};
  const { status } = transition;
  return openStatuses.includes(status) ? { status } : { status, finishedAt: now };
}
