import { mayWorkLater, recorded } from '#lib/audit/recorded.ts';
import type { Context } from '#lib/context/context.ts';
import { afterOutageMs } from './after-outage.ts';
import { keepPrices } from './read-prices.ts';

const dayMs = 86_400_000;
const oldMs = 30 * dayMs;

/**
 * Reads prices again that somebody read once and that are older than 30 days, once however many instances look.
 * What AWS refuses leaves them as they are, and is tried again a day later; where AWS does not answer, an hour later.
 * One that fails does not keep the others from it.
 */
export async function readOldPrices(ctx: Context): Promise<void> {
  const now = ctx.clock.now();
  const before = (ms: number) => new Date(now.getTime() - ms);
  const rows = await ctx.db.regionPrices.findMany({
    where: {
      readAt: { lt: before(oldMs) },
      OR: [{ askedAt: null }, { askedAt: { lte: before(dayMs) } }],
    },
  });
  for (const { region, askedAt } of rows) {
    const environment = await ctx.db.environment.findFirst({
      where: { region },
      orderBy: { createdAt: 'asc' },
      select: { name: true },
    });
    if (!environment) continue;
    const { count } = await ctx.db.regionPrices.updateMany({
      where: { region, askedAt },
      data: { askedAt: now },
    });
    if (count === 0) continue;
    const { name } = environment;
    try {
      await recorded(ctx, { action: 'readPrices', environment: name, target: name }, () =>
        keepPrices(ctx, { name }),
      );
    } catch (error) {
      ctx.log.warn({ err: error, region }, 'old prices not read again');
      if (!mayWorkLater(error)) continue;
      const soon = new Date(now.getTime() - dayMs + afterOutageMs);
      await ctx.db.regionPrices.updateMany({ where: { region }, data: { askedAt: soon } });
    }
  }
}
