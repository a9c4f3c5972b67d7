/** A moment as clocks of a time zone show it, such as `Mon 19:00`. */
export function localMoment(at: string, timeZone: string): string {
  const parts = { weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  return new Intl.DateTimeFormat('en-GB', { ...parts, timeZone }).format(new Date(at));
}
