import { expect, test } from 'vitest';
import { destroys, planWords, runStatus } from './run-words.ts';

test.each([
  ['planned_and_finished', 'success', 'Planned and finished'],
  ['errored', 'error', 'Errored'],
  ['applying', 'in-progress', 'Applying'],
  ['something_later', 'in-progress', 'Something later'],
])('%s looks like %s and reads %s', (status, type, words) => {
  expect(runStatus(status)).toEqual({ type, words });
});

const plan = { status: 'finished', additions: 1, changes: 2, destructions: 0, imports: 0 };
const run = { plan, planOnly: false, isDestroy: false };

test.each([
  [run, '1 to add, 2 to change, 0 to destroy'],
  [
    { ...run, plan: { ...plan, imports: 3 }, planOnly: true },
    '3 to import, 1 to add, 2 to change, 0 to destroy (plan only)',
  ],
  [{ ...run, isDestroy: true }, '1 to add, 2 to change, 0 to destroy (destroy run)'],
  [{ ...run, plan: { ...plan, status: 'pending' } }, 'Not planned yet'],
  [{ ...run, plan: null }, 'Not planned yet'],
])('%j reads %s', (given, words) => expect(planWords(given)).toBe(words));

test.each([
  [run, false],
  [{ ...run, isDestroy: true, plan: null }, true],
  [{ ...run, plan: { ...plan, destructions: 1 } }, true],
])('%j deletes something: %s', (given, expected) => expect(destroys(given)).toBe(expected));
