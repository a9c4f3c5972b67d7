import { recordActivity } from '#lib/activity/record-activity.ts';
import type { ActualCostDocument } from '#lib/api/actual-cost-documents.ts';
import type { Context } from '#lib/context/context.ts';
import { noteChange } from '#lib/context/trace.ts';
import { lockEnvironment } from '#lib/deployments/active-deployment.ts';
import { requireEnvironment } from '#lib/environments/require-environment.ts';
import { getActualCost } from './get-actual-cost.ts';

interface Input {
  readonly name: string;
  readonly enabled: boolean;
}

/**
 * Switches on or off that Cost Explorer is asked for an environment. What it has told stays. Throws
 * `environment-not-found`.
 */
export async function setActualCost(
  ctx: Context,
  { name, enabled }: Input,
): Promise<ActualCostDocument> {
  await ctx.db.$transaction(async (tx) => {
    const { id: environmentId } = await requireEnvironment(tx, name);
    await lockEnvironment(tx, environmentId);
    const before = await tx.actualCost.findUnique({ where: { environmentId } });
    noteChange({ before: { enabled: before?.enabled ?? false }, after: { enabled } });
    if ((before?.enabled ?? false) === enabled) return;
    const data = { enabled, changedBy: ctx.actor.name, changedAt: ctx.clock.now() };
    await tx.actualCost.upsert({
      where: { environmentId },
      create: { environmentId, ...data },
      update: { ...data, problem: null },
    });
    await recordActivity(tx, [
      {
        environment: name,
        at: data.changedAt,
        actor: ctx.actor.name,
        kind: 'cost-actual-switched',
        severity: 'info',
        summary: `Switched ${enabled ? 'on' : 'off'} that Cost Explorer is asked for actual costs`,
      },
    ]);
  });
  ctx.signals.liveEventsWritten();
  return getActualCost(ctx, { name });
}
