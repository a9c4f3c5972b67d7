import { Temporal } from 'temporal-polyfill';

export interface LocalDate {
  readonly year: number;
  /** From 1. */
  readonly month: number;
  readonly day: number;
}

export interface LocalTime {
  readonly hour: number;
  readonly minute: number;
}

/**
 * The moment at which clocks of a time zone show a date and time. What they skip in spring comes as much later as
 * they are put forward; of what they show twice in autumn it is the first. Throws `RangeError` for no time zone.
 */
export function instantOf(date: LocalDate, time: LocalTime, timeZone: string): Date {
  const shown = Temporal.PlainDateTime.from({ ...date, ...time });
  return new Date(
    shown.toZonedDateTime(timeZone, { disambiguation: 'compatible' }).epochMilliseconds,
  );
}

/** The date that clocks of a time zone show, some days later or, where negative, earlier. */
export function localDate(at: Date, timeZone: string, days = 0): LocalDate {
  const shown = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone);
  const { year, month, day } = shown.toPlainDate().add({ days });
  return { year, month, day };
}

/** From 0, which is Sunday. */
export function weekdayOf(date: LocalDate): number {
  return Temporal.PlainDate.from({ ...date }).dayOfWeek % 7;
}
