'use client';

import { useNow } from './use-now.ts';

const format = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
const units: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

/** How long ago something was, with the exact time on hover. */
export function RelativeTime({ at }: { at: string }) {
  const now = useNow(true);
  return (
    <time dateTime={at} title={new Date(at).toLocaleString('en')} suppressHydrationWarning>
      {now ? relativeTime(at, now) : ''}
    </time>
  );
}

/** `just now`, `12 seconds ago`, `yesterday`. */
export function relativeTime(at: string, now: Date): string {
  const seconds = Math.round((new Date(at).getTime() - now.getTime()) / 1_000);
  if (Math.abs(seconds) < 5) return 'just now';
  const unit = units.find(([, size]) => Math.abs(seconds) >= size);
  return unit
    ? format.format(Math.trunc(seconds / unit[1]), unit[0])
    : format.format(seconds, 'second');
}
