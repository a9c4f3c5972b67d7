import { recordActivity } from '#lib/activity/record-activity.ts';
import { removeIngressRules } from '#lib/aws/ingress-rules.ts';
import type { Context } from '#lib/context/context.ts';
import type { Environment, PortOpening } from '#lib/db/client.ts';
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
      await close(ctx, opening, 'Strata', 'its time was over');
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

async function close(ctx: ClosingContext, opening: Due, actor: string, why: string): Promise<void> {
  const { id, environment, groupId, description, port, cidr } = opening;
  await removeIngressRules(ctx.aws(environment.region), { groupId, description });
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
  });
  ctx.signals.liveEventsWritten();
  ctx.signals.environmentMoved(environment.name);
}
