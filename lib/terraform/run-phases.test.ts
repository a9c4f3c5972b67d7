import { expect, test } from 'vitest';
import { isMoving } from './run-phases.ts';

test.each([
  ['pending', true],
  ['plan_queued', true],
  ['planning', true],
  ['planned', false],
  ['confirmed', true],
  ['apply_queued', true],
  ['applying', true],
  ['applied', false],
  ['errored', false],
  ['something_later', true],
])('a run that is %s goes on by itself: %s', (status, moves) => {
  expect(isMoving({ status })).toBe(moves);
});
