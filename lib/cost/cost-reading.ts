import { z } from 'zod';

/** Whether costs are told apart by a tag; `unseen` where AWS has not noticed it yet, within a day. */
export const tagStates = ['active', 'inactive', 'unseen', 'unknown'] as const;

export type TagState = (typeof tagStates)[number];

const day = z.iso.date();

export const dayCost = z
  .object({
    /** In UTC. */
    day,
    /** Whether AWS may still change it, which it does until the month has been billed. */
    isEstimated: z.boolean(),
    /** Those that cost anything; null for what has no layer. */
    layers: z.array(z.object({ layer: z.string().nullable(), usd: z.number() })).readonly(),
  })
  .meta({ id: 'DayCost' });

export const forecastReading = z
  .object({
    from: day,
    /** The day after the last. */
    until: day,
    /** Null where AWS knows too little of the past. */
    usd: z.number().nullable(),
  })
  .meta({ id: 'CostForecast' });

/** What Cost Explorer told at one time. */
export const costReading = z
  .object({
    from: day,
    /** The day after the last. */
    until: day,
    days: z.array(dayCost).readonly(),
    /** Null where there were no costs to go by. */
    forecast: forecastReading.nullable(),
    /** Of the tag of environments. */
    tag: z.enum(tagStates),
    /** Of the tag of layers. */
    layerTag: z.enum(tagStates).default('active'),
  })
  .meta({ id: 'CostReading' });

export type DayCost = z.output<typeof dayCost>;
export type ForecastReading = z.output<typeof forecastReading>;
export type TagStates = Pick<CostReading, 'tag' | 'layerTag'>;
export type CostReading = z.output<typeof costReading>;
