import { expect, test } from 'vitest';
import type { Run } from '#lib/api/runs.ts';
import { costText, inputOfRun, medianSeconds, progressOf } from './run-text.ts';

function runOf(outcome: Run['outcome'], seconds: number | null): Run {
  return {
    id: 'jr_1',
    state: 'SUCCEEDED',
    outcome,
    startedAt: '2026-01-31T00:00:00Z',
    endedAt: null,
    seconds,
    dpuHours: null,
    attempt: 1,
    error: null,
    errorLine: null,
    details: {},
    logs: [],
  };
}

test.each([
  [[], undefined],
  [[runOf('failed', 5), runOf('running', 1)], undefined],
  [[runOf('succeeded', 10), runOf('failed', 500), runOf('succeeded', 30)], 20],
  [[runOf('succeeded', 30), runOf('succeeded', 10), runOf('succeeded', 11)], 11],
])('the median of %# counts what succeeded', (runs, expected) => {
  expect(medianSeconds(runs)).toBe(expected);
});

test.each([
  [0, 100, 0],
  [50, 100, 50],
  [500, 100, 99],
  [5, 0, 0],
])('%d s of usually %d s are %d per cent', (elapsed, usual, percent) => {
  expect(progressOf(elapsed, usual)).toBe(percent);
});

test.each([
  [null, '–'],
  [0, '$0.00'],
  [0.01, 'less than $0.01'],
  [1, '$0.44'],
])('%s DPU hours cost %s', (dpuHours, text) => {
  expect(costText({ dpuHours })).toBe(text);
});

test('a run is repeated with its arguments and its size', () => {
  const details = { Arguments: { '--a': '1', '--b': 'x=y' }, Workers: 3, 'Worker type': 'G.2X' };
  expect(inputOfRun({ details })).toEqual({
    arguments: ['--a=1', '--b=x=y'],
    workers: 3,
    workerType: 'G.2X',
  });
  expect(inputOfRun({ details: {} })).toEqual({ arguments: [] });
});
