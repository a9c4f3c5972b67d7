import { recordActivity } from '#lib/activity/record-activity.ts';
import type { EnvironmentCost } from '#lib/api/cost-documents.ts';
import type { Context } from '#lib/context/context.ts';
import { noteChange } from '#lib/context/trace.ts';
import { lockEnvironment } from '#lib/deployments/active-deployment.ts';
import { requireEnvironment } from '#lib/environments/require-environment.ts';
import { asJson } from '#lib/live/publish.ts';
import {
  type Assumptions,
  assumptionIds,
  assumptionText,
  usualAssumptions,
} from './assumptions.ts';
import { assumptionsOf } from './estimate-basis.ts';
import { getCost } from './get-cost.ts';

/** Says what estimates of an environment are made with, from now on. Throws `environment-not-found`. */
export async function setCostAssumptions(
  ctx: Context,
  { name, ...assumptions }: Assumptions & { readonly name: string },
): Promise<EnvironmentCost> {
  await ctx.db.$transaction(async (tx) => {
    const { id: environmentId } = await requireEnvironment(tx, name);
    await lockEnvironment(tx, environmentId);
    const { assumptions: before } = await assumptionsOf(tx, environmentId);
    noteChange({ before, after: assumptions });
    const data = {
      values: asJson(differences(usualAssumptions, assumptions)),
      changedBy: ctx.actor.name,
      changedAt: ctx.clock.now(),
    };
    await tx.costAssumptions.upsert({
      where: { environmentId },
      create: { environmentId, ...data },
      update: data,
    });
    await recordActivity(tx, [
      {
        environment: name,
        at: data.changedAt,
        actor: ctx.actor.name,
        kind: 'cost-assumptions-changed',
        severity: 'info',
        summary: summaryOf(before, assumptions),
      },
    ]);
  });
  ctx.signals.liveEventsWritten();
  return getCost(ctx, { name });
}

/** What of some assumptions is another than in others. */
function differences(from: Assumptions, to: Assumptions): Partial<Assumptions> {
  return Object.fromEntries(
    assumptionIds.filter((id) => from[id] !== to[id]).map((id) => [id, to[id]]),
  );
}

function summaryOf(before: Assumptions, after: Assumptions): string {
  const changed = assumptionIds.filter((id) => before[id] !== after[id]);
  const texts = changed.map((id) => assumptionText(id, after));
  return `Cost assumptions: ${texts.join(', ') || 'nothing changed'}`;
}
