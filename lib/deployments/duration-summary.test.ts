import { expect, it } from 'vitest';
import { durationSummary } from './duration-summary.ts';

it.each([
  [[66], { count: 1, shortest: 66, longest: 66, median: 66 }],
  [[75, 60], { count: 2, shortest: 60, longest: 75, median: 67.5 }],
  [[75, 9, 60], { count: 3, shortest: 9, longest: 75, median: 60 }],
])('of %j', (seconds, summary) => {
  expect(durationSummary(seconds)).toEqual(summary);
});

it('is nothing of nothing', () => {
  expect(durationSummary([])).toBeUndefined();
});
