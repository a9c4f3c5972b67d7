import { expect, test } from 'vitest';
import { arrowPath } from './arrow-path.ts';

test.each([
  [
    'straight',
    [
      [0, 0],
      [100, 0],
    ],
    'M0 0L96 0',
  ],
  [
    'around a corner',
    [
      [0, 0],
      [50, 0],
      [50, 50],
    ],
    'M0 0L43 0Q50 0 50 7L50 46',
  ],
  [
    'around two close corners',
    [
      [0, 0],
      [50, 0],
      [50, 6],
      [100, 6],
    ],
    'M0 0L47 0Q50 0 50 3L50 3Q50 6 53 6L96 6',
  ],
  [
    'past a point on the way',
    [
      [0, 0],
      [40, 0.1],
      [100, 0],
    ],
    'M0 0L96 0',
  ],
  [
    'shorter than its head',
    [
      [0, 0],
      [2, 0],
    ],
    'M0 0L0 0',
  ],
] as const)('an arrow %s', (_, points, path) => {
  expect(arrowPath(points.map(([x, y]) => ({ x, y })))).toBe(path);
});
