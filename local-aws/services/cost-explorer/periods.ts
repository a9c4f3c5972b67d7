import type { DateInterval } from '@aws-sdk/client-cost-explorer';
import { AwsError } from '../../service.ts';

/** A day or a month, from its first day to the one after its last, as Cost Explorer writes them. */
export interface Period {
  readonly Start: string;
  readonly End: string;
}

const dayMs = 86_400_000;

/** `2026-11-30`, of the day in UTC. */
export function dayOf(date: Date): string {
  return date.toISOString().slice(0, 10);
}

export function addDays(day: string, days: number): string {
  return dayOf(new Date(Date.parse(day) + days * dayMs));
}

export function firstOfNextMonth(day: string): string {
  const date = new Date(day);
  return dayOf(new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1)));
}

/**
 * The interval, whose end is exclusive.
 * @throws AwsError ValidationException in the words of `refusal` where it is empty or no interval of days
 */
export function requireInterval(
  { Start = '', End = '' }: Partial<DateInterval> = {},
  refusal: (start: string, end: string) => string,
): Period {
  const isDay = (text: string) => /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text));
  if (isDay(Start) && isDay(End) && Start < End) return { Start, End };
  throw validation(refusal(Start, End));
}

/** The days or months of an interval, the first and the last of which may be parts. */
export function periodsOf({ Start, End }: Period, granularity: string | undefined): Period[] {
  const periods: Period[] = [];
  for (let start = Start; start < End; ) {
    const next = granularity === 'MONTHLY' ? firstOfNextMonth(start) : addDays(start, 1);
    const end = next < End ? next : End;
    periods.push({ Start: start, End: end });
    start = end;
  }
  return periods;
}

export function validation(message: string): AwsError {
  return new AwsError('ValidationException', message);
}
