import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { newestMoment, nextMoment } from './schedule-moments.ts';

const officeHours = {
  days: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'],
  wakeAt: '08:00',
  parkAt: '19:00',
  timeZone: 'Europe/Berlin',
} satisfies Parameters<typeof nextMoment>[0];

const text = (moment: ReturnType<typeof nextMoment>) =>
  moment && `${moment.action} ${moment.at.toISOString()}`;

test.each([
  [
    'on a Monday morning',
    '2026-11-30T06:59:59Z',
    'park 2026-11-27T18:00:00.000Z',
    'wake 2026-11-30T07:00:00.000Z',
  ],
  [
    'at the very moment',
    '2026-11-30T07:00:00Z',
    'wake 2026-11-30T07:00:00.000Z',
    'park 2026-11-30T18:00:00.000Z',
  ],
  [
    'on a Sunday',
    '2026-11-29T12:00:00Z',
    'park 2026-11-27T18:00:00.000Z',
    'wake 2026-11-30T07:00:00.000Z',
  ],
  [
    'after clocks went forward',
    '2026-03-30T05:59:00Z',
    'park 2026-03-27T18:00:00.000Z',
    'wake 2026-03-30T06:00:00.000Z',
  ],
  [
    'after clocks went back',
    '2026-10-26T06:30:00Z',
    'park 2026-10-23T17:00:00.000Z',
    'wake 2026-10-26T07:00:00.000Z',
  ],
])('%s', (_, now, newest, next) => {
  expect(text(newestMoment(officeHours, new Date(now)))).toBe(newest);
  expect(text(nextMoment(officeHours, new Date(now)))).toBe(next);
});

test('one that only parks never wakes', () => {
  const schedule = { ...officeHours, wakeAt: null, days: ['sunday'] as const };
  const now = new Date('2026-11-30T00:00:00Z');
  expect(text(newestMoment({ ...schedule, days: [...schedule.days] }, now))).toBe(
    'park 2026-11-29T18:00:00.000Z',
  );
  expect(text(nextMoment({ ...schedule, days: [...schedule.days] }, now))).toBe(
    'park 2026-12-06T18:00:00.000Z',
  );
});

it('parks and wakes once each on every day, whatever clocks do', () => {
  const zones = ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Africa/Casablanca'];
  const time = fc
    .tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 59 }))
    .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));
  fc.assert(
    fc.property(
      fc.constantFrom(...zones),
      time,
      fc.integer({ min: 0, max: 51 }),
      (timeZone, wakeAt, week) => {
        const days = [...officeHours.days, 'saturday' as const, 'sunday' as const];
        const schedule = { days: [...days], wakeAt, parkAt: '12:00', timeZone };
        let now = new Date(Date.UTC(2026, 0, 1 + 7 * week));
        const first = nextMoment(schedule, now);
        const seen: string[] = [];
        for (let count = 0; count < 14; count += 1) {
          const next = nextMoment(schedule, now);
          if (!next) throw new Error('There is always a next moment');
          expect(next.at > now).toBe(true);
          expect(newestMoment(schedule, next.at)).toEqual(next);
          seen.push(next.action);
          now = next.at;
        }
        const other = first?.action === 'park' ? 'wake' : 'park';
        expect(seen).toEqual(Array.from({ length: 7 }, () => [first?.action, other]).flat());
      },
    ),
    { numRuns: 40 },
  );
});
