import { z } from 'zod';
import { jsonValue } from './architecture.ts';
import { defineEndpoint } from './define-endpoint.ts';
import { named } from './environments.ts';
import { parkingScheduleState } from './parking-schedule.ts';

const tag = 'Operations';

export const parkingStep = z
  .object({
    resource: z.string(),
    resourceType: z.string(),
    resourceName: z.string(),
    /** The action that is done to it. */
    action: z.string(),
    input: jsonValue,
  })
  .meta({ id: 'ParkingStep' });

export type ParkingStep = z.output<typeof parkingStep>;

export const parkingSaving = z
  .object({
    /** What stopping saves, at list prices. */
    usdPerHour: z.number(),
    /** What costs on: volumes, NAT gateways, addresses, caches. */
    costsOnUsdPerHour: z.number(),
    /** Names of what is stopped or costs on, and has no price in the table. */
    notCounted: z.array(z.string()),
    prices: z.object({
      region: z.string(),
      /** When they held: a year or a date, ISO 8601. */
      asOf: z.string(),
    }),
  })
  .meta({ id: 'ParkingSaving' });

export type ParkingSaving = z.output<typeof parkingSaving>;

export const parking = z
  .object({
    parked: z
      .object({
        by: z.string(),
        at: z.iso.datetime(),
        /** What waking does. */
        steps: z.array(parkingStep),
      })
      .nullable(),
    /** What parking would do now. */
    plan: z.array(parkingStep),
    /** Names of resources that cost as before while it is parked. */
    stays: z.array(z.string()),
    /** Of being parked, or of what parking would do now. */
    saving: parkingSaving,
    schedule: parkingScheduleState.nullable(),
  })
  .meta({ id: 'Parking' });

export type Parking = z.output<typeof parking>;

export const parkingResult = z
  .object({
    done: z.array(parkingStep),
    refused: z.array(z.object({ step: parkingStep, reason: z.string() })),
  })
  .meta({ id: 'ParkingResult' });

export type ParkingResult = z.output<typeof parkingResult>;

export const getParking = defineEndpoint({
  id: 'getParking',
  method: 'GET',
  path: '/environments/{name}/parking',
  summary: 'Whether an environment is parked, and what parking it would do',
  tag,
  params: named,
  response: parking,
  refusals: ['environment-not-found'],
});

export const parkEnvironment = defineEndpoint({
  id: 'parkEnvironment',
  method: 'POST',
  path: '/environments/{name}/park',
  summary: 'Stop what costs while nobody works with it, and remember what was where',
  tag,
  status: 202,
  params: named,
  body: z.strictObject({
    confirm: z.string().meta({ description: 'The name of the environment.' }),
  }),
  response: parkingResult,
  refusals: [
    'environment-not-found',
    'confirmation-mismatch',
    'environment-parked',
    'nothing-to-park',
    'deployment-active',
  ],
});

export const wakeEnvironment = defineEndpoint({
  id: 'wakeEnvironment',
  method: 'POST',
  path: '/environments/{name}/wake',
  summary: 'Make a parked environment as it was; what is refused stays to be tried again',
  tag,
  status: 202,
  params: named,
  response: parkingResult,
  refusals: ['environment-not-found', 'environment-not-parked'],
});
