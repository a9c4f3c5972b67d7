import { z } from 'zod';
import { isTimeZone } from '#lib/schedules/time-zone.ts';
import { defineEndpoint } from './define-endpoint.ts';
import { named } from './environments.ts';

export const weekday = z.enum([
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
]);

export type Weekday = z.output<typeof weekday>;

const timeOfDay = z
  .string()
  .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'A time of the day such as 08:30, from 00:00 to 23:59');

function isTime(text: string | null): text is string {
  return timeOfDay.safeParse(text).success;
}

const fields = {
  enabled: z.boolean().meta({ description: 'Whether it is followed.' }),
  days: z
    .array(weekday)
    .min(1, 'One day at least')
    .max(7)
    .refine((days) => new Set(days).size === days.length, 'Each day once'),
  wakeAt: timeOfDay.nullable().meta({ description: 'Null: it is woken by hand only.' }),
  parkAt: timeOfDay,
  timeZone: z
    .string()
    .max(64)
    .refine(isTimeZone, 'A time zone of the IANA database, such as Europe/Berlin')
    .meta({ description: 'Of the IANA database. The times are those of its clocks.' }),
};

export const parkingSchedule = z
  .strictObject(fields)
  .refine(({ wakeAt, parkAt }) => !isTime(wakeAt) || !isTime(parkAt) || wakeAt < parkAt, {
    path: ['parkAt'],
    message: 'Later than it is woken, on the same day',
  })
  .meta({ id: 'ParkingSchedule' });

export type ParkingSchedule = z.output<typeof parkingSchedule>;

export const parkingScheduleState = z
  .object({
    ...fields,
    changedBy: z.string(),
    /** What it does next; null while it is off. */
    next: z.object({ action: z.enum(['park', 'wake']), at: z.iso.datetime() }).nullable(),
    /** Why what is due has not been done yet; it is tried again. */
    waitingReason: z.string().nullable(),
  })
  .meta({ id: 'ParkingScheduleState' });

export type ParkingScheduleState = z.output<typeof parkingScheduleState>;

export const setParkingSchedule = defineEndpoint({
  id: 'setParkingSchedule',
  method: 'POST',
  path: '/environments/{name}/parking/schedule',
  summary:
    'Say when an environment is parked and woken by itself; what was said before is replaced',
  tag: 'Operations',
  params: named,
  body: parkingSchedule,
  response: parkingScheduleState,
  refusals: ['environment-not-found'],
});
