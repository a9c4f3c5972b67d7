import { recordActivity } from '#lib/activity/record-activity.ts';
import type { Deployment } from '#lib/api/deployment-documents.ts';
import type { Context } from '#lib/context/context.ts';
import { noteChange, noteTarget } from '#lib/context/trace.ts';
import { publishEnvironment } from '#lib/environments/environment-document.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { asJson, publish } from '#lib/live/publish.ts';
import { lockEnvironment } from './active-deployment.ts';
import { toDeployment } from './deployment-document.ts';
import { describeTransition } from './describe-transition.ts';
import { requireDeployment } from './require-deployment.ts';

interface IdInput {
  readonly id: string;
}

interface ApplyInput extends IdInput {
  /** Names of the resources whose data may be lost, each typed by the operator. */
  readonly acceptLosses?: readonly string[];
}

/**
 * Executes a plan that is waiting. Throws `deployment-not-planned`, and `confirmation-mismatch` where
 * it would lose data that was not given up by name.
 */
export function applyDeployment(ctx: Context, input: ApplyInput): Promise<Deployment> {
  return settlePlan(ctx, input, 'applying', input.acceptLosses);
}

/** Gives a waiting plan up; its change sets are deleted. Throws `deployment-not-planned`. */
export function discardDeployment(ctx: Context, input: IdInput): Promise<Deployment> {
  return settlePlan(ctx, input, 'discarded');
}

async function settlePlan(
  ctx: Context,
  { id }: IdInput,
  status: 'applying' | 'discarded',
  acceptedLosses: readonly string[] = [],
): Promise<Deployment> {
  const now = ctx.clock.now();
  const document = await ctx.db.$transaction(async (tx) => {
    const { environmentId, environment } = await requireDeployment(tx, id);
    noteTarget(id, environment.name);
    await lockEnvironment(tx, environmentId);
    const plan = toDeployment(await requireDeployment(tx, id));
    if (status === 'applying' && plan.status === 'planned') requireAccepted(plan, acceptedLosses);
    const { count } = await tx.deployment.updateMany({
      where: { id, status: 'planned' },
      data: {
        status,
        revision: { increment: 1 },
        ...(status === 'applying'
          ? { startedAt: now, acceptedLosses: asJson(acceptedLosses) }
          : { finishedAt: now }),
      },
    });
    if (count === 0) {
      throw new AppError(
        'deployment-not-planned',
        'Only a plan that waits for a decision can be applied or discarded.',
      );
    }
    const data = toDeployment(await requireDeployment(tx, id));
    await publish(tx, [{ environmentName: environment.name, event: { kind: 'deployment', data } }]);
    await publishEnvironment(tx, environmentId);
    const entries = describeTransition(data, now);
    await recordActivity(
      tx,
      entries.map((entry) => ({ ...entry, actor: ctx.actor.name })),
    );
    await ctx.queue.enqueue(tx, id);
    return data;
  });
  noteChange({ before: { status: 'planned' }, after: { status } });
  ctx.queue.wake();
  ctx.signals.liveEventsWritten();
  return document;
}

function requireAccepted({ losses }: Deployment, accepted: readonly string[]): void {
  const missing = losses.filter(({ name }) => !accepted.includes(name));
  if (missing.length === 0) return;
  throw new AppError(
    'confirmation-mismatch',
    'Applying this plan loses data. Name every resource that holds it.',
    {
      fields: missing.map(({ name, cause }) => ({
        in: 'body',
        path: ['acceptLosses'],
        message: `${name} would lose its data: ${cause}`,
      })),
    },
  );
}
