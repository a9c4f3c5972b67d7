import type { PriceDimension } from '#lib/resources/price.ts';
import type { Assumptions } from './assumptions.ts';

/** Units of a month that a dimension is billed for; undefined where the properties do not tell an amount. */
export function monthlyUnits(
  { amount, times }: Pick<PriceDimension, 'amount' | 'times'>,
  assumptions: Assumptions,
): number | undefined {
  if (amount === undefined || !Number.isFinite(amount) || amount < 0) return undefined;
  return times.reduce((units, id) => units * assumptions[id], amount);
}
