import { describe, expect, test } from 'vitest';
import { fitBox, moveIntoView } from './fit-box.ts';

describe('fitting', () => {
  test.each([
    ['a tall drawing', { x: 4, y: 4, width: 720, height: 1440 }, { width: 744, height: 744 }],
    ['a wide drawing', { x: -10, y: 0, width: 4000, height: 100 }, { width: 390, height: 600 }],
    ['a frame without size', { x: 0, y: 0, width: 100, height: 100 }, { width: 0, height: 0 }],
  ])('%s is centred', (_, box, frame) => {
    const { x, y, scale } = fitBox(box, frame);
    expect(scale).toBeGreaterThan(0);
    expect(x + (box.x + box.width / 2) * scale).toBeCloseTo(frame.width / 2);
    expect(y + (box.y + box.height / 2) * scale).toBeCloseTo(frame.height / 2);
  });

  test('a small drawing does not become huge', () => {
    const box = { x: 0, y: 0, width: 10, height: 10 };
    expect(fitBox(box, { width: 1000, height: 1000 }).scale).toBe(1.25);
  });
});

test.each([
  ['inside', { x: 50, y: 50, width: 20, height: 20 }, { x: 0, y: 0 }],
  ['left of it', { x: -30, y: 50, width: 20, height: 20 }, { x: 42, y: 0 }],
  ['below it', { x: 50, y: 190, width: 20, height: 20 }, { x: 0, y: -22 }],
  ['larger than it', { x: 40, y: 50, width: 500, height: 20 }, { x: -28, y: 0 }],
])('an element %s', (_, element, move) => {
  expect(moveIntoView(element, { width: 200, height: 200 })).toEqual(move);
});
