import type { ParkingSchedule, Weekday } from '#lib/api/parking-schedule.ts';
import { instantOf, localDate, weekdayOf } from '#lib/schedules/zoned-time.ts';

/** When a schedule does something. */
export interface ScheduleMoment {
  readonly action: 'park' | 'wake';
  readonly at: Date;
}

type Times = Pick<ParkingSchedule, 'days' | 'wakeAt' | 'parkAt' | 'timeZone'>;

/** By `Date.getUTCDay`. */
const weekdays: readonly Weekday[] = [
  'sunday',
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
];

/** A week, and a day more since zones are up to a day apart. */
const daysAround = 8;

/** The newest moment that has come; undefined where there was none in a week. */
export function newestMoment(schedule: Times, now: Date): ScheduleMoment | undefined {
  return momentsAround(schedule, now, -daysAround, 0).findLast(({ at }) => at <= now);
}

/** The next moment to come. */
export function nextMoment(schedule: Times, now: Date): ScheduleMoment | undefined {
  return momentsAround(schedule, now, 0, daysAround).find(({ at }) => at > now);
}

function momentsAround(schedule: Times, now: Date, from: number, to: number): ScheduleMoment[] {
  const { days, wakeAt, parkAt, timeZone } = schedule;
  const found: ScheduleMoment[] = [];
  for (let offset = from; offset <= to; offset += 1) {
    const date = localDate(now, timeZone, offset);
    const day = weekdays[weekdayOf(date)];
    if (!day || !days.includes(day)) continue;
    const at = (time: string) => {
      const [hour = 0, minute = 0] = time.split(':').map(Number);
      return instantOf(date, { hour, minute }, timeZone);
    };
    if (wakeAt !== null) found.push({ action: 'wake', at: at(wakeAt) });
    found.push({ action: 'park', at: at(parkAt) });
  }
  return found;
}
