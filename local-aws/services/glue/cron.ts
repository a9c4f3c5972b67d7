/** The instants that an AWS cron expression names, to the minute and in UTC. */
export interface Cron {
  readonly minutes: readonly number[];
  readonly hours: readonly number[];
  matchesDay(date: Date): boolean;
}

const months = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const weekdays = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];

/**
 * Reads `cron(minutes hours day-of-month month day-of-week year)`; undefined where it is none.
 * Source: "Time-based schedules for jobs and crawlers", AWS Glue Developer Guide.
 */
export function readCron(expression: string): Cron | undefined {
  const fields = /^cron\((.*)\)$/.exec(expression.trim())?.[1]?.trim().split(/\s+/);
  if (fields?.length !== 6) return undefined;
  const [minute = '', hour = '', day = '', month = '', weekday = '', year = ''] = fields;
  if ((day === '?') === (weekday === '?')) return undefined;
  const minutes = numbersOf(minute, 0, 59);
  const hours = numbersOf(hour, 0, 23);
  const inMonths = numbersOf(month, 1, 12, months);
  const inYears = numbersOf(year, 1970, 2199);
  const onDay = day === '?' ? dayOfWeek(weekday) : dayOfMonth(day);
  if (!minutes || !hours || !inMonths || !inYears || !onDay) return undefined;
  return {
    minutes,
    hours,
    matchesDay: (date) =>
      inYears.includes(date.getUTCFullYear()) &&
      inMonths.includes(date.getUTCMonth() + 1) &&
      onDay(date),
  };
}

type OnDay = (date: Date) => boolean;

function dayOfMonth(field: string): OnDay | undefined {
  if (field === 'L') return (date) => date.getUTCDate() === lastDay(date);
  const [, nearest] = /^(\d{1,2})W$/.exec(field) ?? [];
  if (nearest !== undefined) {
    return (date) => date.getUTCDate() === weekdayNear(date, Number(nearest));
  }
  const days = numbersOf(field, 1, 31);
  return days && ((date) => days.includes(date.getUTCDate()));
}

/** 1 is Sunday. `6L` is the month's last Friday, `6#3` its third. */
function dayOfWeek(field: string): OnDay | undefined {
  const [, last] = /^([1-7])L$/.exec(field) ?? [];
  if (last !== undefined) {
    return (date) => date.getUTCDay() + 1 === Number(last) && date.getUTCDate() > lastDay(date) - 7;
  }
  const [, which, nth] = /^([1-7])#([1-5])$/.exec(field) ?? [];
  if (which !== undefined) {
    return (date) =>
      date.getUTCDay() + 1 === Number(which) && Math.ceil(date.getUTCDate() / 7) === Number(nth);
  }
  const days = numbersOf(field === 'L' ? '7' : field, 1, 7, weekdays);
  return days && ((date) => days.includes(date.getUTCDay() + 1));
}

function lastDay(date: Date): number {
  return new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
}

/** The working day nearest to a day of the date's month, within that month. */
function weekdayNear(date: Date, day: number): number {
  const last = lastDay(date);
  const wanted = Math.min(day, last);
  const weekday = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), wanted)).getUTCDay();
  if (weekday === 6) return wanted === 1 ? 3 : wanted - 1;
  if (weekday === 0) return wanted === last ? wanted - 2 : wanted + 1;
  return wanted;
}

/** The values of a field: lists, ranges, steps, names; undefined where one of them is out of bounds. */
function numbersOf(
  field: string,
  lowest: number,
  highest: number,
  names: readonly string[] = [],
): number[] | undefined {
  const values = new Set<number>();
  for (const part of field.split(',')) {
    const [range = '', step = ''] = part.split('/');
    const bounds = boundsOf(range, lowest, highest, names, part.includes('/'));
    const by = part.includes('/') ? Number(step) : 1;
    if (!bounds || !Number.isInteger(by) || by < 1) return undefined;
    for (let value = bounds.from; value <= bounds.to; value += by) values.add(value);
  }
  return [...values].sort((a, b) => a - b);
}

function boundsOf(
  range: string,
  lowest: number,
  highest: number,
  names: readonly string[],
  isStepped: boolean,
): { from: number; to: number } | undefined {
  if (range === '*') return { from: lowest, to: highest };
  const [first = '', second] = range.split('-');
  const read = (text: string): number => {
    const named = names.indexOf(text.toUpperCase());
    if (named >= 0) return named + 1;
    return /^\d+$/.test(text) ? Number(text) : Number.NaN;
  };
  const from = read(first);
  const single = isStepped ? highest : from;
  const to = second === undefined ? single : read(second);
  return from >= lowest && to <= highest && from <= to ? { from, to } : undefined;
}

const dayMs = 86_400_000;
/** From one leap day to the next may be eight years. */
const searchedDays = 366 * 8;

/** The first instant after another; undefined where none comes in the next years. */
export function nextTime({ minutes, hours, matchesDay }: Cron, after: Date): Date | undefined {
  const day = Date.UTC(after.getUTCFullYear(), after.getUTCMonth(), after.getUTCDate());
  for (let offset = 0; offset <= searchedDays; offset += 1) {
    const startMs = day + offset * dayMs;
    if (!matchesDay(new Date(startMs))) continue;
    for (const hour of hours) {
      const minute = minutes.find(
        (each) => startMs + (hour * 60 + each) * 60_000 > after.getTime(),
      );
      if (minute !== undefined) return new Date(startMs + (hour * 60 + minute) * 60_000);
    }
  }
  return undefined;
}
