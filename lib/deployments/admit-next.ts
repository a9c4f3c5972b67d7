import { recordActivity } from '#lib/activity/record-activity.ts';
import type { Context } from '#lib/context/context.ts';
import type { Tx } from '#lib/db/client.ts';
import { publishEnvironment } from '#lib/environments/environment-document.ts';
import { publish } from '#lib/live/publish.ts';
import { lockEnvironment } from './active-deployment.ts';
import { type DeploymentRow, toDeployment, withLayers } from './deployment-document.ts';
import { activeStatuses } from './deployment-statuses.ts';
import { describeTransition } from './describe-transition.ts';

type AdmittingContext = Pick<Context, 'db' | 'clock' | 'queue' | 'signals' | 'log'>;

/**
 * Lets the next deployment of an environment begin, where none is under way: of those whose turn it may be
 * the one that has waited longest. Whoever calls holds the environment. Queues it unless it is being driven
 * by the caller, and returns its id.
 */
export async function admitNext(
  tx: Tx,
  ctx: Pick<Context, 'clock' | 'queue'>,
  environmentId: string,
  drivenId?: string,
): Promise<string | undefined> {
  const now = ctx.clock.now();
  const rows = await tx.deployment.findMany({
    where: { environmentId, status: { in: ['queued', 'waiting', ...activeStatuses] } },
    include: withLayers,
    orderBy: { id: 'asc' },
  });
  if (rows.some(({ status }) => activeStatuses.includes(status))) return undefined;
  const next = rows.sort((a, b) => since(a) - since(b)).find((row) => mayBegin(row, now));
  if (!next) return undefined;
  const status = next.status === 'queued' ? 'planning' : 'applying';
  const row = await tx.deployment.update({
    where: { id: next.id },
    data: {
      status,
      revision: { increment: 1 },
      ...(status === 'applying' ? { startedAt: now } : {}),
    },
    include: withLayers,
  });
  const data = toDeployment(row, now);
  await publish(tx, [{ environmentName: data.environment, event: { kind: 'deployment', data } }]);
  await publishEnvironment(tx, environmentId);
  await recordActivity(tx, describeTransition(data, now));
  if (row.id !== drivenId) await ctx.queue.enqueue(tx, row.id);
  return row.id;
}

/** Lets deployments begin whose window has opened, or that another instance left behind. */
export async function admitWaiting(ctx: AdmittingContext): Promise<void> {
  const waiting = await ctx.db.deployment.findMany({
    where: { status: { in: ['queued', 'waiting'] } },
    select: { environmentId: true },
    distinct: ['environmentId'],
  });
  for (const { environmentId } of waiting) {
    const admitted = await ctx.db.$transaction(async (tx) => {
      await lockEnvironment(tx, environmentId);
      return admitNext(tx, ctx, environmentId);
    });
    if (!admitted) continue;
    ctx.queue.wake();
    ctx.signals.liveEventsWritten();
  }
}

function since({ status, decidedAt, requestedAt }: DeploymentRow): number {
  return (status === 'waiting' && decidedAt ? decidedAt : requestedAt).getTime();
}

function mayBegin(row: DeploymentRow, now: Date): boolean {
  return row.status === 'queued' || toDeployment(row, now).needs.length === 0;
}
