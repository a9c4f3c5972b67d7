import type { AssumptionId } from '#lib/cost/assumptions.ts';
import type { EstimateBasis } from '#lib/cost/estimate.ts';
import { monthlyUnits } from '#lib/cost/monthly-units.ts';
import type { ResourceNode } from '#lib/resources/graph.ts';
import { type Billing, liveDimensions, type PriceContext } from '#lib/resources/price.ts';
import { resourceModule } from '#lib/resources/registry.ts';
import { rateIn } from './price-list.ts';
import { hoursAMonth } from './price-table.ts';

/** How long things are there in a month, which does not matter to what an hour costs. */
const monthlyHours: ReadonlySet<AssumptionId> = new Set(['hours', 'hostHours', 'databaseHours']);

/**
 * USD an hour that a resource costs while it runs, or for as long as it exists; undefined where the list has no
 * price of a part of it, or nobody has said what the type costs.
 */
export function hourlyPrice(
  { type, properties }: Pick<ResourceNode, 'type' | 'properties'>,
  billing: Exclude<Billing, 'use'>,
  { assumptions, prices }: EstimateBasis,
  context: PriceContext,
): number | undefined {
  const { price } = resourceModule(type);
  if (!price) return undefined;
  if ('free' in price) return 0;
  let usd = 0;
  for (const dimension of liveDimensions(price, properties, context)) {
    if (dimension.billing !== billing) continue;
    const { rate, amount } = dimension;
    const times = dimension.times.filter((id) => !monthlyHours.has(id));
    const usdPerUnit = rateIn(prices, rate);
    const units = monthlyUnits({ amount, times }, assumptions);
    if (usdPerUnit === undefined || units === undefined) return undefined;
    const isByTheHour = times.length < dimension.times.length;
    usd += (usdPerUnit * units) / (isByTheHour ? 1 : hoursAMonth);
  }
  return usd;
}
