import { recordActivity } from '#lib/activity/record-activity.ts';
import { appendEntry } from '#lib/audit/append-entry.ts';
import { removeIngressRules } from '#lib/aws/ingress-rules.ts';
import type { Context } from '#lib/context/context.ts';
import { takeAwsCalls, traced } from '#lib/context/trace.ts';
import type { Environment, PortOpening, Tx } from '#lib/db/client.ts';
import { requireEnvironment } from '#lib/environments/require-environment.ts';
import { toOpening } from './list-openings.ts';
import { type ToolId, tools } from './tool.ts';

type ClosingContext = Pick<Context, 'db' | 'aws' | 'clock' | 'log' | 'signals'>;

interface Due extends PortOpening {
  readonly environment: Environment;
}

/** Closes what has been open for its time. What AWS refuses is logged, and tried again at the next call. */
export async function closeExpiredOpenings(ctx: ClosingContext): Promise<void> {
  const due = await ctx.db.portOpening.findMany({
    where: { expiresAt: { lte: ctx.clock.now() } },
    include: { environment: true },
  });
  for (const opening of due) {
    try {
      await traced(() => close(ctx, opening, 'Strata', 'its time was over', recordClosing));
    } catch (error) {
      ctx.log.warn({ err: error, opening: opening.id }, 'port not closed');
    }
  }
}

/** Closes what Strata has opened of a tool, before its time. Throws `environment-not-found` and what AWS refuses. */
export async function closeTool(
  ctx: Context,
  { name, tool }: { readonly name: string; readonly tool: ToolId },
): Promise<{ closed: number }> {
  const { id } = await requireEnvironment(ctx.db, name);
  const openings = await ctx.db.portOpening.findMany({
    where: { environmentId: id, tool },
    include: { environment: true },
  });
  for (const opening of openings) await close(ctx, opening, ctx.actor.name, 'before its time');
  return { closed: openings.length };
}

/** The outcome with what it changed: a closing that is not recorded is not done, and is done again. */
async function recordClosing(tx: Tx, ctx: ClosingContext, opening: Due): Promise<void> {
  const { environment, groupId, tool, port, cidr } = opening;
  await appendEntry(tx, {
    at: ctx.clock.now(),
    actor: { name: 'Strata', kind: 'system' },
    action: 'closeExpiredPort',
    environment: environment.name,
    target: groupId,
    change: { before: { tool, port, cidr }, after: null },
    result: 'done',
    awsCalls: takeAwsCalls(),
  });
}

async function close(
  ctx: ClosingContext,
  opening: Due,
  actor: string,
  why: string,
  alsoRecord?: typeof recordClosing,
): Promise<void> {
  const { id, environment, groupId, description, port, cidr } = opening;
  await removeIngressRules(ctx.aws(environment), { groupId, description });
  await ctx.db.$transaction(async (tx) => {
    const { count } = await tx.portOpening.deleteMany({ where: { id } });
    if (count === 0) return;
    const { title } = tools[toOpening(opening).tool];
    await recordActivity(tx, [
      {
        environment: environment.name,
        at: ctx.clock.now(),
        actor,
        kind: 'port-closed',
        severity: 'info',
        summary: `${title}, port ${port}, closed to ${cidr}: ${why}`,
        resourceId: groupId,
      },
    ]);
    await alsoRecord?.(tx, ctx, opening);
  });
  ctx.signals.liveEventsWritten();
  ctx.signals.environmentMoved(environment.name);
}
