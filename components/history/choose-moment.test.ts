import { describe, expect, it } from 'vitest';
import { momentAt, momentsAfter } from './choose-moment.ts';

const hour = (n: number) => `2026-03-01T0${n}:00:00.000Z`;
const moments = [5, 3, 1].map((n) => ({ at: hour(n), revision: n, resourceCount: n }));

describe('momentAt', () => {
  it.each([
    ['the one of that very time', 3, true, 3],
    ['the one that still held', 4, true, 3],
    ['the newest, for later times', 9, true, 5],
    ['the oldest, where the history begins later', 0, true, 1],
    ['the time itself, where older ones are not read yet', 0, false, 0],
  ])('is %s', (_, asked, isComplete, expected) => {
    expect(momentAt({ moments, isComplete }, Date.parse(hour(asked)))).toBe(hour(expected));
  });

  it('is none where there is no history', () => {
    expect(momentAt({ moments: [], isComplete: true }, 0)).toBeUndefined();
  });
});

describe('momentsAfter', () => {
  it.each([
    ['all, without a beginning', undefined, [5, 3, 1]],
    ['those after a moment', hour(3), [5]],
    ['those after a time between moments', hour(2), [5, 3]],
    ['none after the newest', hour(5), []],
  ])('are %s', (_, from, expected) => {
    expect(momentsAfter(moments, from).map(({ revision }) => revision)).toEqual(expected);
  });
});
