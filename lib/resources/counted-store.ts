import { bytesAGib } from './gib.ts';
import type { PriceDimension } from './price.ts';
import { numberAt, valuesAt } from './property-path.ts';
import type { Properties } from './resource-module.ts';

/** Thousands of objects, and GB, that a store was counted to hold; undefined where not to its end. */
export interface CountedStore {
  readonly gib: number | undefined;
  readonly thousands: number | undefined;
}

/** What a store was counted to hold; undefined where nobody has counted. */
export function countedStore(properties: Properties): CountedStore | undefined {
  if (properties.Usage === undefined) return undefined;
  const isWhole = valuesAt(properties, 'Usage.IsPartial')[0] === false;
  const read = (path: string, each: number) => {
    const count = isWhole ? numberAt(properties, path) : undefined;
    return count === undefined ? undefined : count / each;
  };
  return { gib: read('Usage.Bytes', bytesAGib), thousands: read('Usage.Objects', 1_000) };
}

/** A dimension by what was counted; as assumed where nobody has counted, unknown where not to the end. */
export function countedDimension(
  assumed: PriceDimension,
  properties: Properties,
  unit: keyof CountedStore,
): PriceDimension {
  const store = countedStore(properties);
  return store ? { ...assumed, amount: store[unit], times: [] } : assumed;
}
