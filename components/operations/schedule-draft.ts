import {
  type ParkingSchedule,
  type ParkingScheduleState,
  parkingSchedule,
  type Weekday,
} from '#lib/api/parking-schedule.ts';

/** What a form says of a schedule; a time that is left empty is no time. */
export interface ScheduleDraft {
  readonly enabled: boolean;
  readonly days: readonly Weekday[];
  readonly wakeAt: string;
  readonly parkAt: string;
  readonly timeZone: string;
}

const workdays: readonly Weekday[] = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'];

/** A schedule to be edited; office hours where there is none yet. */
export function draftOf(schedule: ParkingScheduleState | null, timeZone: string): ScheduleDraft {
  if (!schedule) {
    return { enabled: false, days: workdays, wakeAt: '08:00', parkAt: '19:00', timeZone };
  }
  const { enabled, days, wakeAt, parkAt } = schedule;
  return { enabled, days, wakeAt: wakeAt ?? '', parkAt, timeZone: schedule.timeZone };
}

/** The draft as the API takes it. */
export function scheduleOf({ days, wakeAt, ...draft }: ScheduleDraft): ParkingSchedule {
  return { ...draft, days: [...days], wakeAt: wakeAt === '' ? null : wakeAt };
}

/** What is wrong with a draft, by field. */
export function draftProblems(draft: ScheduleDraft): Partial<Record<keyof ScheduleDraft, string>> {
  const issues = parkingSchedule.safeParse(scheduleOf(draft)).error?.issues ?? [];
  return Object.fromEntries(issues.map(({ path, message }) => [String(path[0]), message]));
}
