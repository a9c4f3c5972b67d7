import { expect, test } from 'vitest';
import { attachArrow } from './attach-arrow.ts';
import type { PlacedNode } from './placed-diagram.ts';

/** An icon of 60 pixels above a label of 140, in a box from 100 to 240. */
const placed: PlacedNode = {
  node: {
    kind: 'node',
    id: 'bucket',
    domId: 'bucket',
    classes: [],
    label: { lines: ['a long name', 'encrypted'], width: 140, height: 37.5 },
    icon: 'aws:bucket',
    width: 140,
    height: 105.5,
  },
  box: { x: 100, y: 0, width: 140, height: 105.5 },
};

test.each([
  [
    'beside the icon',
    [
      [0, 30],
      [100, 30],
    ],
    [140, 30],
  ],
  [
    'from the other side',
    [
      [400, 30],
      [240, 30],
    ],
    [200, 30],
  ],
  [
    'beside the label',
    [
      [0, 80],
      [100, 80],
    ],
    [100, 80],
  ],
  [
    'from above',
    [
      [170, -50],
      [170, 0],
    ],
    [170, 0],
  ],
] as const)('an arrow that comes %s ends at what is drawn', (_, [start, end], [x, y]) => {
  const points = [start, end].map(([px, py]) => ({ x: px, y: py }));
  expect(attachArrow(points, undefined, placed).at(-1)).toEqual({ x, y });
});
