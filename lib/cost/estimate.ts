import { type PriceList, rateIn } from '#lib/prices/price-list.ts';
import type { PriceContext, PriceDimension } from '#lib/resources/price.ts';
import { liveDimensions } from '#lib/resources/price.ts';
import { resourceModule } from '#lib/resources/registry.ts';
import type { Properties } from '#lib/resources/resource-module.ts';
import { type AssumptionId, type Assumptions, assumptionIds } from './assumptions.ts';
import { monthlyUnits } from './monthly-units.ts';

/** A resource as far as its price goes. */
export interface PricedResource {
  readonly id: string;
  readonly type: string;
  readonly name: string;
  /** Absent for what no stack holds. */
  readonly layer?: string;
  readonly properties: Properties;
  /** Whether the properties are those of a template or what the service says. */
  readonly described: 'by-template' | 'by-service';
}

/** What an estimate is made by. */
export interface EstimateBasis {
  readonly assumptions: Assumptions;
  readonly prices: PriceList;
}

/** USD a month, and how many parts of it nobody has a price of. */
export interface Amount {
  readonly usd: number;
  readonly unknown: number;
}

export const nothing: Amount = { usd: 0, unknown: 0 };

/** One dimension of a resource in a month. */
export interface CostLine {
  readonly title: string;
  readonly rate: string;
  readonly unit: string;
  /** USD for one unit; null where the list has none. */
  readonly usdPerUnit: number | null;
  /** Units a month; null where the properties do not tell. */
  readonly units: number | null;
  readonly usd: number | null;
  readonly assumptions: readonly AssumptionId[];
}

export interface ResourceCost extends Amount {
  readonly id: string;
  readonly type: string;
  readonly name: string;
  readonly layer: string | null;
  /** Why it costs nothing, where its type never does. */
  readonly free: string | null;
  readonly lines: readonly CostLine[];
}

export interface LayerCost extends Amount {
  /** Null for what no stack holds. */
  readonly layer: string | null;
}

/** What resources cost in a month, by resource, by layer and together. */
export interface Estimate extends Amount {
  /** The dearest first; what costs nothing is among them. */
  readonly resources: readonly ResourceCost[];
  /** Those that stacks hold, and what else is billed. */
  readonly layers: readonly LayerCost[];
  /** The assumptions that it was made with. */
  readonly assumptions: readonly AssumptionId[];
}

/** What resources cost in a month. Pure; what nobody has a price of is counted as unknown, never as nothing. */
export function estimate(resources: readonly PricedResource[], basis: EstimateBasis): Estimate {
  const byId = new Map(resources.map(({ id, properties }) => [id, properties]));
  const context: PriceContext = { find: (id) => byId.get(id) };
  const costs = resources
    .map((resource) => resourceCost(resource, basis, context))
    .toSorted((a, b) => b.usd - a.usd || b.unknown - a.unknown || a.name.localeCompare(b.name));
  const shown = costs.filter(({ layer, free }) => layer !== null || free === null);
  const byLayer = Map.groupBy(shown, ({ layer }) => layer);
  const used = new Set(costs.flatMap(({ lines }) => lines.flatMap((line) => line.assumptions)));
  return {
    ...sumOf(costs),
    resources: costs,
    layers: [...byLayer].map(([layer, own]) => ({ layer, ...sumOf(own) })),
    assumptions: assumptionIds.filter((id) => used.has(id)),
  };
}

/** Several amounts as one. */
export function sumOf(amounts: readonly Amount[]): Amount {
  let usd = 0;
  let unknown = 0;
  for (const amount of amounts) {
    usd += amount.usd;
    unknown += amount.unknown;
  }
  return { usd, unknown };
}

/** What one resource costs in a month, given what its properties name. */
export function resourceCost(
  { id, type, name, layer, properties, described }: PricedResource,
  basis: EstimateBasis,
  context: PriceContext,
): ResourceCost {
  const who = { id, type, name, layer: layer ?? null };
  const { price } = resourceModule(type);
  if (!price) return { ...who, usd: 0, unknown: 1, free: null, lines: [] };
  if ('free' in price) return { ...who, usd: 0, unknown: 0, free: price.free, lines: [] };
  const isLive = described === 'by-service';
  const rests = isLive && price.rests?.(properties) === true;
  const dimensions = isLive
    ? liveDimensions(price, properties, context)
    : price.dimensions(properties, context);
  const lines = dimensions
    .filter(({ billing }) => !(rests && billing === 'running'))
    .map((dimension) => lineOf(dimension, basis));
  return { ...who, ...sumOf(lines.map(amountOf)), free: null, lines };
}

function amountOf({ usd }: CostLine): Amount {
  return usd === null ? { usd: 0, unknown: 1 } : { usd, unknown: 0 };
}

function lineOf(dimension: PriceDimension, { assumptions, prices }: EstimateBasis): CostLine {
  const { title, rate, unit, times } = dimension;
  const usdPerUnit = rateIn(prices, rate) ?? null;
  const units = monthlyUnits(dimension, assumptions) ?? null;
  const usd = usdPerUnit === null || units === null ? null : usdPerUnit * units;
  return { title, rate, unit, usdPerUnit, units, usd, assumptions: times };
}
