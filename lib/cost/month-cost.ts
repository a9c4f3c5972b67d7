import type { MonthCost } from '#lib/api/actual-cost-documents.ts';
import { hoursAMonth } from '#lib/prices/price-table.ts';
import { daysBetween, firstOfMonth } from './billing-days.ts';
import type { CostReading } from './cost-reading.ts';
import type { LayerCost } from './estimate.ts';

/** The month in which a reading was taken, by layer, the dearest first. Pure. */
export function monthCost(
  { days, until, forecast }: CostReading,
  estimated: readonly LayerCost[],
): MonthCost {
  const from = firstOfMonth(until);
  const paid = new Map<string | null, number>();
  for (const { layer, usd } of days.filter(({ day }) => day >= from).flatMap((day) => day.layers)) {
    paid.set(layer, (paid.get(layer) ?? 0) + usd);
  }
  const share = (daysBetween(from, until) * 24) / hoursAMonth;
  const byEstimate = new Map(estimated.map(({ layer, usd }) => [layer, usd * share]));
  const layers = [...new Set([...paid.keys(), ...byEstimate.keys()])]
    .map((layer) => ({
      layer,
      usd: paid.get(layer) ?? 0,
      estimateUsd: byEstimate.get(layer) ?? 0,
    }))
    .filter(({ usd, estimateUsd }) => usd !== 0 || estimateUsd !== 0)
    .toSorted((a, b) => b.usd - a.usd || b.estimateUsd - a.estimateUsd);
  const usd = layers.reduce((sum, layer) => sum + layer.usd, 0);
  const whole = (daysBetween(from, firstOfMonth(from, 1)) * 24) / hoursAMonth;
  return {
    from,
    until,
    usd,
    estimateUsd: layers.reduce((sum, layer) => sum + layer.estimateUsd, 0),
    layers,
    expectedUsd: typeof forecast?.usd === 'number' ? usd + forecast.usd : null,
    estimateMonthUsd: estimated.reduce((sum, layer) => sum + layer.usd * whole, 0),
  };
}
