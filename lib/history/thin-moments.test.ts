import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { thinMoments } from './thin-moments.ts';

const now = new Date('2026-03-31T12:00:00.000Z');

const momentsAt = (...texts: string[]) => texts.map((text) => ({ at: new Date(text) }));
const keptOf = <M extends { at: Date }>(moments: M[], at = now) => {
  const forgotten = new Set(thinMoments(moments, at));
  return moments.filter((moment) => !forgotten.has(moment));
};

describe('thinMoments', () => {
  it.each([
    ['nothing', [], []],
    ['the only one', ['2026-03-31T11:59:00Z'], ['2026-03-31T11:59:00Z']],
    [
      'of a minute of the last day the last',
      ['2026-03-31T11:58:01Z', '2026-03-31T11:58:59Z', '2026-03-31T11:59:00Z'],
      ['2026-03-31T11:58:59Z', '2026-03-31T11:59:00Z'],
    ],
    [
      'the minutes of the last day to its end',
      ['2026-03-30T12:00:01Z', '2026-03-30T12:01:00Z', '2026-03-30T12:02:00Z'],
      ['2026-03-30T12:00:01Z', '2026-03-30T12:01:00Z', '2026-03-30T12:02:00Z'],
    ],
    [
      'of an hour of the last week the last',
      [
        '2026-03-30T10:00:00Z',
        '2026-03-30T10:30:00Z',
        '2026-03-30T10:59:59Z',
        '2026-03-30T11:00:00Z',
      ],
      ['2026-03-30T10:59:59Z', '2026-03-30T11:00:00Z'],
    ],
    [
      'of a day of the last 90 the last',
      ['2026-03-01T00:00:00Z', '2026-03-01T23:59:59Z', '2026-03-02T00:00:00Z'],
      ['2026-03-01T23:59:59Z', '2026-03-02T00:00:00Z'],
    ],
    [
      'of what is older the last, which held when the 90 days began',
      [
        '2025-01-01T00:00:00Z',
        '2025-06-01T00:00:00Z',
        '2025-12-31T12:00:00Z',
        '2025-12-31T12:00:01Z',
      ],
      ['2025-12-31T12:00:00Z', '2025-12-31T12:00:01Z'],
    ],
    ['what a clock ahead has written', ['2026-04-01T00:00:00Z'], ['2026-04-01T00:00:00Z']],
  ])('keeps %s', (_, given, kept) => {
    expect(keptOf(momentsAt(...given))).toEqual(momentsAt(...kept));
  });

  it('keeps the later of two of one time', () => {
    const at = new Date('2026-03-31T11:00:00Z');
    const [second, first] = [
      { at, revision: 2 },
      { at, revision: 1 },
    ];
    expect(thinMoments([second, first], now)).toEqual([first]);
  });

  const ages = fc.array(fc.integer({ min: 0, max: 200 * 24 * 3_600_000 }), { maxLength: 200 });
  const aged = (list: number[]) => list.map((age) => ({ at: new Date(now.getTime() - age) }));

  it('keeps the newest, has nothing left to forget, and comes to the same by way of any hour', () => {
    fc.assert(
      fc.property(ages, fc.integer({ min: 0, max: 48 }), (list, hours) => {
        const moments = aged(list);
        const kept = keptOf(moments);
        const newest = Math.max(...moments.map(({ at }) => at.getTime()));
        if (moments.length > 0) expect(kept.some(({ at }) => at.getTime() === newest)).toBe(true);
        expect(thinMoments(kept, now)).toEqual([]);
        const later = new Date(now.getTime() + hours * 3_600_000);
        const times = (some: { at: Date }[]) => some.map(({ at }) => at.getTime());
        expect(times(keptOf(kept, later))).toEqual(times(keptOf(moments, later)));
      }),
    );
  });

  it('keeps no more than the spans there are', () => {
    const everySecond = Array.from({ length: 200_000 }, (_, n) => n * 40_000);
    expect(keptOf(aged(everySecond)).length).toBeLessThanOrEqual(24 * 60 + 6 * 24 + 83 + 4);
  });
});
