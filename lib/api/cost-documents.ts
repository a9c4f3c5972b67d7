import { z } from 'zod';
import { layerIds } from '#cloudformation/layer.ts';
import { assumptionIds, costAssumptions } from '#lib/cost/assumptions.ts';
import { savingChecks } from '#lib/cost/saving.ts';
import { jsonValue } from './architecture.ts';

const usedAssumptions = z.array(z.enum(assumptionIds)).readonly();

/** USD a month: list prices times assumptions, so an estimate and no bill. */
const amount = {
  usd: z.number(),
  /** How many parts of it have no price, and are not in the sum. */
  unknown: z.int(),
};

export const costAmount = z.object(amount).meta({ id: 'CostAmount' });

export const pricesOf = z
  .object({
    /** The region whose prices they are, which may be another than the environment's. */
    region: z.string(),
    currency: z.literal('USD'),
    /** When they held: a year or a date, ISO 8601. */
    asOf: z.string(),
    source: z.string(),
  })
  .meta({ id: 'PricesOf' });

export const priceList = pricesOf
  .extend({
    /** USD for one unit, by the names of the rates. */
    rates: z.record(z.string(), z.number()),
  })
  .meta({ id: 'PriceList' });

export const costLine = z
  .object({
    title: z.string(),
    rate: z.string(),
    unit: z.string(),
    /** Null where there is no price. */
    usdPerUnit: z.number().nullable(),
    /** Units a month; null where the properties do not tell. */
    units: z.number().nullable(),
    usd: z.number().nullable(),
    assumptions: usedAssumptions,
  })
  .meta({ id: 'CostLine' });

export const resourceCost = z
  .object({
    ...amount,
    id: z.string(),
    type: z.string(),
    name: z.string(),
    layer: z.string().nullable(),
    /** Why it costs nothing, where its type never does. */
    free: z.string().nullable(),
    lines: z.array(costLine).readonly(),
  })
  .meta({ id: 'ResourceCost' });

export const estimateDocument = z
  .object({
    ...amount,
    /** The dearest first. */
    resources: z.array(resourceCost).readonly(),
    layers: z.array(z.object({ ...amount, layer: z.string().nullable() })).readonly(),
    /** The assumptions that it was made with. */
    assumptions: usedAssumptions,
  })
  .meta({ id: 'CostEstimate' });

const remedy = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('plan'),
    layer: z.enum(layerIds),
    /** Parameters of the layer in place of its own. */
    parameters: z.record(z.string(), jsonValue),
  }),
  z.object({ kind: z.literal('parameter'), layer: z.enum(layerIds), parameter: z.string() }),
  z.object({ kind: z.literal('operation'), resource: z.string(), action: z.string() }),
  z.object({ kind: z.literal('schedule') }),
  z.object({ kind: z.literal('look'), resource: z.string() }),
]);

export const saving = z
  .object({
    id: z.string(),
    check: z.enum(savingChecks),
    title: z.string(),
    why: z.string(),
    /** USD a month; null where nobody can tell. */
    usd: z.number().nullable(),
    /** Whether the amount is the most that it may be; absent where it is what is reckoned with. */
    isMost: z.boolean().optional(),
    /** What brings it about: a plan, a parameter, an action, a parking schedule, or somebody who looks. */
    remedy,
  })
  .meta({ id: 'Saving' });

/** Something that could cost less; its id is unique among those of an environment. */
export type Saving = z.output<typeof saving>;

export const environmentCost = z
  .object({
    /** When what exists was last discovered. */
    at: z.iso.datetime(),
    /** Of what exists, by what the services say of it. */
    estimate: estimateDocument,
    prices: priceList,
    assumptions: costAssumptions,
    /** Null where they are the usual ones. */
    assumptionsChangedBy: z.string().nullable(),
    assumptionsChangedAt: z.iso.datetime().nullable(),
    savings: z.array(saving).readonly(),
  })
  .meta({ id: 'EnvironmentCost' });

const change = { before: costAmount, after: costAmount, usd: z.number() };

export const deploymentCost = z
  .object({
    /** Of the whole environment, by its templates. */
    ...change,
    resources: z
      .array(
        z.object({
          layer: z.string().nullable(),
          id: z.string(),
          type: z.string(),
          name: z.string(),
          /** Null where it does not exist. */
          before: costAmount.nullable(),
          after: costAmount.nullable(),
          /** After less before, USD a month. */
          usd: z.number(),
        }),
      )
      .readonly(),
    layers: z.array(z.object({ ...change, layer: z.string().nullable() })).readonly(),
    usedAssumptions,
    assumptions: costAssumptions,
    prices: pricesOf,
  })
  .meta({ id: 'DeploymentCost' });

export type EnvironmentCost = z.output<typeof environmentCost>;
export type DeploymentCost = z.output<typeof deploymentCost>;
