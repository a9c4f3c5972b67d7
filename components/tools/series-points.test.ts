import { expect, it } from 'vitest';
import { busiest, ceilingOf } from './series-points.ts';

it('the busiest containers are those with the highest newest values, by their services’ names', () => {
  const series = [3, 9, 1, 7, 5].map((newest, index) => ({
    name: `strata-monitoring-service${index}-1`,
    points: [
      [0, 100 - newest],
      [60, newest],
    ] as [number, number][],
  }));
  expect(busiest(series).map(({ name }) => name)).toEqual([
    'service1',
    'service3',
    'service4',
    'service0',
  ]);
});

it.each([
  [[], 1],
  [[0], 1],
  [[0.03, 0.018], 0.05],
  [[7], 10],
  [[12, 3], 20],
  [[430], 500],
  [[1_000], 1_000],
])('the ceiling of %j is %d', (values, ceiling) => {
  expect(ceilingOf(values)).toBeCloseTo(ceiling);
});
