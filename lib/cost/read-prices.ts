import { recordActivity } from '#lib/activity/record-activity.ts';
import type { EnvironmentCost } from '#lib/api/cost-documents.ts';
import { priceListRegion, readRates } from '#lib/aws/price-list.ts';
import type { Context } from '#lib/context/context.ts';
import { requireEnvironment } from '#lib/environments/require-environment.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { asJson } from '#lib/live/publish.ts';
import { rateProducts } from '#lib/prices/rate-products.ts';
import { getCost } from './get-cost.ts';

/**
 * Reads the prices of an environment's region from the AWS Price List and keeps them, with their date, for all
 * estimates there. Throws `environment-not-found`, what AWS refuses, and `aws-refused` where the list has none.
 */
export async function readPrices(
  ctx: Context,
  input: { readonly name: string },
): Promise<EnvironmentCost> {
  await keepPrices(ctx, input);
  return getCost(ctx, input);
}

/** The same without an answer, for what nobody waits for. */
export async function keepPrices(ctx: Context, { name }: { readonly name: string }): Promise<void> {
  const environment = await requireEnvironment(ctx.db, name);
  const { region } = environment;
  const aws = ctx.aws({ ...environment, region: priceListRegion });
  const rates = await ratesOf(aws, region);
  if (Object.keys(rates).length === 0) {
    throw new AppError('aws-refused', `The AWS Price List has no prices of ${region}.`);
  }
  const now = ctx.clock.now();
  const data = { rates: asJson(rates), readBy: ctx.actor.name, readAt: now };
  await ctx.db.$transaction(async (tx) => {
    await tx.regionPrices.upsert({ where: { region }, create: { region, ...data }, update: data });
    await recordActivity(tx, [
      {
        environment: name,
        at: now,
        actor: ctx.actor.name,
        kind: 'cost-prices-read',
        severity: 'info',
        summary: `Read ${Object.keys(rates).length} prices of ${region} from the AWS Price List`,
      },
    ]);
  });
  ctx.signals.liveEventsWritten();
}

/** USD for one unit by the names of the rates, of those that the list has, and of those that are shares of them. */
async function ratesOf(
  aws: Parameters<typeof readRates>[0],
  region: string,
): Promise<Record<string, number>> {
  const read = await readRates(aws, region, rateProducts);
  const shares = rateProducts.flatMap(({ rate, also }): [string, number][] => {
    const usd = read.get(rate);
    return also && usd !== undefined ? [[also.rate, usd * also.share]] : [];
  });
  return Object.fromEntries([...read, ...shares]);
}
