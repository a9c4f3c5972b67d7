import { z } from 'zod';
import { costReading } from '#lib/cost/cost-reading.ts';

const compared = {
  /** As Cost Explorer told: unblended, before tax and credits that are told elsewhere. */
  usd: z.number(),
  /** For the same days, of what exists now. */
  estimateUsd: z.number(),
};

export const monthCost = z
  .object({
    ...compared,
    from: z.iso.date(),
    /** The day after the last that was told. */
    until: z.iso.date(),
    layers: z.array(z.object({ ...compared, layer: z.string().nullable() })).readonly(),
    /** The whole month, with what AWS expects of its rest; null where it does not say. */
    expectedUsd: z.number().nullable(),
    /** The whole month by estimate. */
    estimateMonthUsd: z.number(),
  })
  .meta({ id: 'MonthCost' });

/** The month to date, as far as it has been told. */
export type MonthCost = z.output<typeof monthCost>;

export const actualCost = z
  .object({
    /** Whether Cost Explorer is asked at all, once a day. */
    enabled: z.boolean(),
    /** Who switched it last; null where it never was. */
    changedBy: z.string().nullable(),
    changedAt: z.iso.datetime().nullable(),
    requests: z.object({
      /** Of the day in UTC. */
      today: z.int(),
      mostADay: z.int(),
      usdEach: z.number(),
    }),
    readAt: z.iso.datetime().nullable(),
    /** Why the last attempt to read told nothing; null where it did. */
    problem: z.string().nullable(),
    /** Null where nothing was read yet. */
    reading: costReading.nullable(),
    /** What of the reading is of its month, beside the estimate. */
    month: monthCost.nullable(),
    /** The environment's own budget of a month, where discovery found one. */
    budget: z.object({ name: z.string(), usd: z.number() }).nullable(),
  })
  .meta({ id: 'ActualCost' });

export type ActualCostDocument = z.output<typeof actualCost>;
