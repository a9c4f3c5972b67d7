import { layers } from '#cloudformation/layers.ts';
import { recordActivity } from '#lib/activity/record-activity.ts';
import type { DriftDetection } from '#lib/api/drift.ts';
import { detectStackDrift } from '#lib/aws/cloudformation/drift.ts';
import type { Context } from '#lib/context/context.ts';
import { stackStatusMeaning } from '#lib/deployments/stack-statuses.ts';
import { requireEnvironment } from '#lib/environments/require-environment.ts';
import { readStacks } from '#lib/environments/stacks.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { followDetections } from './follow-detections.ts';

type Outcome = DriftDetection['layers'][number];

/**
 * Asks CloudFormation to compare every deployed layer with its template. What it finds comes with the
 * discoveries that follow. A layer that it refuses is told with the reason; the others go on. Throws
 * `environment-not-found`, `nothing-deployed`, and AWS's refusal where it refuses every layer.
 */
export async function detectDrift(
  ctx: Context,
  { name }: { readonly name: string },
): Promise<DriftDetection> {
  const environment = await requireEnvironment(ctx.db, name);
  const aws = ctx.aws(environment);
  const stacks = readStacks(environment.stacks);
  const deployed = layers.flatMap(({ id }) => {
    const stack = stacks[id];
    return stack ? [{ id, stack }] : [];
  });
  if (deployed.length === 0) {
    throw new AppError('nothing-deployed', `${name} has no layer that could be compared.`);
  }
  const refusals: AppError[] = [];
  const detectionIds: string[] = [];
  const outcomes = await Promise.all(
    deployed.map(async ({ id: layer, stack }): Promise<Outcome> => {
      if (stackStatusMeaning(stack.status).layerState === 'changing') {
        return { layer, outcome: 'refused', reason: `Its stack is ${stack.status}.` };
      }
      try {
        const detectionId = await detectStackDrift(aws, stack.stackId);
        if (detectionId === undefined) return { layer, outcome: 'running', reason: null };
        detectionIds.push(detectionId);
        return { layer, outcome: 'started', reason: null };
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        refusals.push(error);
        return { layer, outcome: 'refused', reason: error.message };
      }
    }),
  );
  const [refusal] = refusals;
  if (refusal && refusals.length === deployed.length) throw refusal;
  await record(ctx, name, outcomes);
  followDetections(ctx, aws, { name, detectionIds });
  return { layers: outcomes };
}

async function record(ctx: Context, name: string, outcomes: readonly Outcome[]): Promise<void> {
  const started = outcomes.filter(({ outcome }) => outcome === 'started').length;
  const refused = outcomes.filter(({ outcome }) => outcome === 'refused').length;
  if (started + refused === 0) return;
  const count = `${started} ${started === 1 ? 'layer' : 'layers'}`;
  const rest = refused > 0 ? `; ${refused} could not be` : '';
  await ctx.db.$transaction((tx) =>
    recordActivity(tx, [
      {
        environment: name,
        at: ctx.clock.now(),
        actor: ctx.actor.name,
        kind: 'drift-detection-started',
        severity: refused > 0 ? 'warning' : 'info',
        summary: `${count} being compared with their templates${rest}`,
      },
    ]),
  );
  ctx.signals.liveEventsWritten();
}
