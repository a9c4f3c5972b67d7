import { mayWorkLater, recorded } from '#lib/audit/recorded.ts';
import type { Context } from '#lib/context/context.ts';
import { afterOutageMs } from './after-outage.ts';
import { keepActualCost } from './read-actual-cost.ts';

/** Cost Explorer's figures change "at least once every 24 hours" (AWS Cost Management user guide). */
const pauseMs = 86_400_000;

/**
 * Reads actual costs where they are switched on and nobody has asked for a day, once however many instances
 * look. What AWS refuses is kept beside what it told before, and tried again a day later; where AWS does not answer,
 * an hour later. One that fails does not keep the others from it.
 */
export async function readDueCosts(ctx: Context): Promise<void> {
  const now = ctx.clock.now();
  const rows = await ctx.db.actualCost.findMany({
    where: {
      enabled: true,
      OR: [{ askedAt: null }, { askedAt: { lte: new Date(now.getTime() - pauseMs) } }],
    },
    include: { environment: { select: { name: true } } },
  });
  for (const { environmentId, environment, askedAt } of rows) {
    const { count } = await ctx.db.actualCost.updateMany({
      where: { environmentId, askedAt },
      data: { askedAt: now },
    });
    if (count === 0) continue;
    const { name } = environment;
    try {
      await recorded(ctx, { action: 'readActualCost', environment: name, target: name }, () =>
        keepActualCost(ctx, { name }),
      );
    } catch (error) {
      ctx.log.warn({ err: error, environment: name }, 'actual costs not read');
      if (!mayWorkLater(error)) continue;
      const soon = new Date(now.getTime() - pauseMs + afterOutageMs);
      await ctx.db.actualCost.updateMany({ where: { environmentId }, data: { askedAt: soon } });
    }
  }
}
