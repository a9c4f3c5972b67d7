import {
  type ParkingSchedule,
  type ParkingScheduleState,
  parkingSchedule,
} from '#lib/api/parking-schedule.ts';
import type { ParkSchedule } from '#lib/db/client.ts';
import { nextMoment } from './schedule-moments.ts';

/** What an operator has said of a schedule. */
export function toSchedule(row: ParkSchedule): ParkingSchedule {
  const { enabled, days, wakeAt, parkAt, timeZone } = row;
  return parkingSchedule.parse({ enabled, days, wakeAt, parkAt, timeZone });
}

/** A schedule with what it does next, as the API gives it. */
export function toScheduleState(row: ParkSchedule, now: Date): ParkingScheduleState {
  const schedule = toSchedule(row);
  const next = schedule.enabled ? nextMoment(schedule, now) : undefined;
  return {
    ...schedule,
    changedBy: row.changedBy,
    next: next ? { action: next.action, at: next.at.toISOString() } : null,
    waitingReason: row.waitingReason,
  };
}

/** `Mon, Tue: wakes 08:00, parks 19:00, Europe/Berlin`. */
export function describeSchedule({
  enabled,
  days,
  wakeAt,
  parkAt,
  timeZone,
}: ParkingSchedule): string {
  if (!enabled) return 'off';
  const names = days.map((day) => `${day.charAt(0).toUpperCase()}${day.slice(1, 3)}`);
  const wakes = wakeAt === null ? '' : `wakes ${wakeAt}, `;
  return `${names.join(', ')}: ${wakes}parks ${parkAt}, ${timeZone}`;
}
