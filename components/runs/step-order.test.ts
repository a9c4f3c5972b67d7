import { expect, test } from 'vitest';
import type { RunGraphNode } from '#lib/api/runs.ts';
import { stepsInOrder } from './step-order.ts';

function stepOf(
  id: string,
  kind: RunGraphNode['kind'],
  startedAt: string | null = null,
): RunGraphNode {
  const nothing = { state: null, outcome: null, trigger: null, runId: null, error: null };
  return { id, kind, name: id, startedAt, endedAt: null, ...nothing };
}

const chain = (...ids: string[]) =>
  ids.slice(1).map((to, index) => ({ from: ids[index] ?? '', to }));

test.each([
  [
    'in the order of the arrows, however they are listed',
    [stepOf('d', 'job'), stepOf('t', 'trigger'), stepOf('b', 'job'), stepOf('c', 'crawler')],
    chain('t', 'b', 'c', 'd'),
    ['b', 'c', 'd'],
  ],
  [
    'as they began before what has not',
    [
      stepOf('b', 'job'),
      stepOf('c', 'job', '2026-01-31T00:01:00Z'),
      stepOf('d', 'job', '2026-01-31T00:00:00Z'),
    ],
    chain('b', 'c', 'd'),
    ['d', 'c', 'b'],
  ],
  ['of a circle', [stepOf('a', 'job'), stepOf('b', 'job')], chain('a', 'b', 'a'), ['a', 'b']],
  ['of nothing', [], [], []],
])('steps are listed %s', (_, nodes, edges, ids) => {
  expect(stepsInOrder({ nodes, edges }).map(({ id }) => id)).toEqual(ids);
});
