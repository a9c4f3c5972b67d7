import type { AssumptionId } from '#lib/cost/assumptions.ts';
import type { Properties } from './resource-module.ts';

/**
 * When something is billed: while it runs, so that putting it to rest ends it; for as long as it exists; or by
 * what is done with it.
 */
export type Billing = 'running' | 'existing' | 'use';

/** One thing that a resource is billed for: so many units a month at a rate of the price list. */
export interface PriceDimension {
  readonly title: string;
  /** Its price by name; a list that has none leaves the amount unknown. */
  readonly rate: string;
  /** Of what the price is one, such as `GB-month`. */
  readonly unit: string;
  /** Units by the properties alone; undefined where they do not tell. */
  readonly amount: number | undefined;
  /** The assumptions that the amount is multiplied by to be that of a month. */
  readonly times: readonly AssumptionId[];
  readonly billing: Billing;
}

export interface PriceContext {
  /** Properties of another resource by its id, as a property names it. */
  find(id: string): Properties | undefined;
}

type Dimensions = (properties: Properties, context: PriceContext) => readonly PriceDimension[];

/** What a resource type costs: nothing, for a reason, or what its properties say. */
export type PriceStatement =
  | { readonly free: string }
  | {
      /** By the properties of a template; where `live` is absent, by those of the service too. */
      readonly dimensions: Dimensions;
      readonly live?: Dimensions;
      /** Whether it has been put to rest, so that what is billed while it runs is not. */
      rests?(properties: Properties): boolean;
    };

/** Dimensions of a resource that its service describes. */
export function liveDimensions(
  statement: Exclude<PriceStatement, { free: string }>,
  properties: Properties,
  context: PriceContext,
): readonly PriceDimension[] {
  return (statement.live ?? statement.dimensions)(properties, context);
}
