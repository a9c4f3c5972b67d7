import { describe, expect, test } from 'vitest';
import { driftProgress, driftSummary } from './drift-progress.ts';

const early = '2026-11-24T00:00:00.000Z';
const late = '2026-11-24T01:00:00.000Z';
const layer = (
  id: string,
  driftCheckedAt: string | null,
  stackId: string | null = `${id}-stack`,
) => ({
  id,
  stackId,
  driftCheckedAt,
});
const asked = (id: string, outcome: 'started' | 'running' | 'refused' = 'started') => ({
  layer: id,
  outcome,
  reason: null,
});

describe('how many layers are still being compared', () => {
  test.each([
    ['none where nobody asked', [layer('a', early)], undefined, 0],
    ['one that has never been', [layer('a', null)], { a: null }, 1],
    ['one whose last time is still that of before', [layer('a', early)], { a: early }, 1],
    ['none that has been since', [layer('a', late)], { a: early }, 0],
    ['none whose stack is gone', [layer('a', null, null)], { a: null }, 0],
  ])('%s', (_, layers, before, waiting) => {
    const request = before && { before, layers: [asked('a')] };
    expect(driftProgress(layers, request)).toEqual({ waiting });
  });

  test('none that was refused', () => {
    const request = { before: { a: null }, layers: [asked('a', 'refused')] };
    expect(driftProgress([layer('a', null)], request)).toEqual({ waiting: 0 });
  });
});

test('what is known is counted over what stacks hold, as of the oldest comparison', () => {
  const drift = (state: 'in-sync' | 'modified' | 'deleted') => ({ state, checkedAt: late });
  const nodes = [
    { managed: true, drift: drift('in-sync') },
    { managed: true, drift: drift('modified') },
    { managed: true, drift: drift('deleted') },
    { managed: true },
    { managed: false },
  ];
  expect(driftSummary([layer('a', late), layer('b', early), layer('c', null)], nodes)).toEqual({
    drifted: 2,
    unchecked: 1,
    oldestCheck: early,
  });
});
