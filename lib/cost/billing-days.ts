const dayMs = 86_400_000;

/** `2026-11-30`, of the day in UTC, by which AWS bills. */
export function dayOf(date: Date): string {
  return date.toISOString().slice(0, 10);
}

/** The first day of the month that is so many months from that of a day. */
export function firstOfMonth(day: string, months = 0): string {
  const date = new Date(day);
  return dayOf(new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1)));
}

/** How many days there are from one to another, which is not among them. */
export function daysBetween(from: string, until: string): number {
  return Math.round((Date.parse(until) - Date.parse(from)) / dayMs);
}
