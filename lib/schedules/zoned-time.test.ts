import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { isTimeZone } from './time-zone.ts';
import { instantOf, localDate, weekdayOf } from './zoned-time.ts';

const zones = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'America/St_Johns',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'Pacific/Apia',
  'Africa/Casablanca',
  'America/Sao_Paulo',
];

/** What a clock on a wall shows, by another way than the code under test. */
function wallClock(at: Date, timeZone: string): string {
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'short',
  });
  return format.format(at);
}

const two = (value: number) => String(value).padStart(2, '0');

test.each([
  ['2026-01-15 08:00', 'Europe/Berlin', '2026-01-15T07:00:00.000Z'],
  ['2026-07-15 08:00', 'Europe/Berlin', '2026-07-15T06:00:00.000Z'],
  // Clocks go from 02:00 to 03:00.
  ['2026-03-29 01:59', 'Europe/Berlin', '2026-03-29T00:59:00.000Z'],
  ['2026-03-29 02:30', 'Europe/Berlin', '2026-03-29T01:30:00.000Z'],
  ['2026-03-29 03:00', 'Europe/Berlin', '2026-03-29T01:00:00.000Z'],
  // Clocks go from 03:00 back to 02:00: the first of two.
  ['2026-10-25 02:30', 'Europe/Berlin', '2026-10-25T00:30:00.000Z'],
  ['2026-10-25 03:00', 'Europe/Berlin', '2026-10-25T02:00:00.000Z'],
  ['2026-11-01 01:30', 'America/New_York', '2026-11-01T05:30:00.000Z'],
  ['2026-06-01 12:00', 'Asia/Kathmandu', '2026-06-01T06:15:00.000Z'],
  // Half an hour of daylight saving.
  ['2026-10-04 02:15', 'Australia/Lord_Howe', '2026-10-03T15:45:00.000Z'],
])('%s in %s is %s', (local, timeZone, expected) => {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = (local.match(/\d+/g) ?? []).map(
    Number,
  );
  const at = instantOf({ year, month, day }, { hour, minute }, timeZone);
  expect(at.toISOString()).toBe(expected);
});

describe('any time of any day', () => {
  const days = fc.integer({ min: 0, max: 365 * 12 });
  const minutes = fc.integer({ min: 0, max: 24 * 60 - 1 });
  const dayOf = (days: number) => {
    const at = new Date(Date.UTC(2024, 0, 1 + days));
    return { year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, day: at.getUTCDate() };
  };

  it('is what the clock shows then, or a time that clocks skip', () => {
    fc.assert(
      fc.property(days, minutes, fc.constantFrom(...zones), (days, minutes, timeZone) => {
        const date = dayOf(days);
        const hour = Math.floor(minutes / 60);
        const minute = minutes % 60;
        const at = instantOf(date, { hour, minute }, timeZone);
        const wanted = `${date.year}-${two(date.month)}-${two(date.day)} ${two(hour)}:${two(minute)}`;
        const shown = wallClock(at, timeZone);
        if (shown === wanted) {
          const earlier = new Date(at.getTime() - 3_600_000);
          expect(wallClock(earlier, timeZone)).not.toBe(wanted);
          return;
        }
        const around = Array.from({ length: 49 }, (_, hours) =>
          wallClock(new Date(at.getTime() + (hours - 24) * 1_800_000), timeZone),
        );
        expect(around).not.toContain(wanted);
        expect(shown > wanted).toBe(true);
      }),
      { numRuns: 800 },
    );
  });

  it('comes in the order of the clock', () => {
    fc.assert(
      fc.property(days, minutes, fc.constantFrom(...zones), (days, minutes, timeZone) => {
        const at = (minutes: number) =>
          instantOf(
            dayOf(days),
            { hour: Math.floor(minutes / 60), minute: minutes % 60 },
            timeZone,
          ).getTime();
        const noon = instantOf(dayOf(days), { hour: 12, minute: 0 }, timeZone).getTime();
        expect(Math.sign(at(minutes) - noon)).toBe(Math.sign(minutes - 12 * 60));
      }),
    );
  });
});

test('dates are those of the zone, days apart over months and leap days', () => {
  const at = new Date('2028-02-28T23:30:00Z');
  expect(localDate(at, 'Europe/Berlin')).toEqual({ year: 2028, month: 2, day: 29 });
  expect(localDate(at, 'UTC', 2)).toEqual({ year: 2028, month: 3, day: 1 });
  expect(localDate(at, 'America/New_York', -28)).toEqual({ year: 2028, month: 1, day: 31 });
  expect(weekdayOf({ year: 2026, month: 11, day: 29 })).toBe(0);
});

test.each([
  ['Europe/Berlin', true],
  ['UTC', true],
  ['America/Argentina/Buenos_Aires', true],
  ['Etc/GMT+5', true],
  ['Europe/Nowhere', false],
  ['+01:00', false],
  ['', false],
  ['Europe/Berlin\u0000', false],
])('%j is a time zone: %s', (name, expected) => expect(isTimeZone(name)).toBe(expected));
