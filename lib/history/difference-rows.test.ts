import { describe, expect, it } from 'vitest';
import type { Relation } from '#lib/resources/graph.ts';
import { countChanges, countsText } from './count-changes.ts';
import { differenceOf, subnet, vpc } from './difference.test-data.ts';
import { differenceRows, matchesDifferenceRow } from './difference-rows.ts';

const within: Relation = { from: 's', to: vpc.id, kind: 'associated-with', label: 'main' };
const changed = { node: subnet('s'), properties: [] };
const both = differenceOf({
  added: [subnet('new')],
  removed: [subnet('old', { statusText: 'deleting' })],
  changed: [
    {
      node: subnet('s'),
      status: { before: 'pending', after: 'available' },
      properties: [
        { path: 'Count', before: 1, after: 2 },
        { path: 'List[1]', after: { Id: 'x' } },
        { path: 'tags.Name', before: 'a' },
      ],
    },
  ],
});

describe('differenceRows', () => {
  it('are one for each resource, state and property', () => {
    const rows = differenceRows(both);
    expect(
      rows.map(({ kind, name, what, before, after }) => [kind, name, what, before, after]),
    ).toEqual([
      ['added', 'name of new', undefined, undefined, 'available'],
      ['changed', 'name of s', 'Status', 'pending', 'available'],
      ['changed', 'name of s', 'Count', '1', '2'],
      ['changed', 'name of s', 'List[1]', undefined, '{"Id":"x"}'],
      ['changed', 'name of s', 'tags.Name', 'a', undefined],
      ['removed', 'name of old', undefined, 'deleting', undefined],
    ]);
    expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length);
    expect(rows[0]).toMatchObject({ title: 'Subnet', layer: 'network', resourceId: 'new' });
  });

  it.each([
    ['added', { added: [within], removed: [] }, [undefined, 'the network (main)']],
    ['removed', { added: [], removed: [within] }, ['the network (main)', undefined]],
  ])('tell of a relation that was %s', (_, relations, values) => {
    const difference = differenceOf({
      changed: [changed],
      relations,
      unchanged: { nodes: [vpc], relations: [] },
    });
    const rows = differenceRows(difference);
    expect(rows.map(({ what, before, after }) => [what, before, after])).toEqual([
      ['Relation: associated with', ...values],
    ]);
    expect(countChanges(difference).relations).toBe(1);
  });

  it('leave out relations that came and went with a resource', () => {
    const difference = differenceOf({
      added: [subnet('s')],
      relations: { added: [within], removed: [] },
      unchanged: { nodes: [vpc], relations: [] },
    });
    expect(differenceRows(difference)).toHaveLength(1);
    expect(countChanges(difference).relations).toBe(0);
  });

  it.each([
    ['NEW', ['new']],
    ['subnet', ['new', 's', 's', 's', 's', 'old']],
    ['tags.name', ['s']],
    [' "id" ', ['s']],
    ['removed', ['old']],
    ['no such text', []],
  ])('are found by %j', (text, ids) => {
    const found = differenceRows(both).filter((row) => matchesDifferenceRow(row, text));
    expect(found.map(({ resourceId }) => resourceId)).toEqual(ids);
  });
});

it.each([
  [differenceOf({}), 'Nothing differs'],
  [both, '1 added, 1 removed, 1 changed'],
  [differenceOf({ relations: { added: [within], removed: [] } }), '1 relation changed'],
  [
    differenceOf({
      changed: [changed],
      relations: { added: [within], removed: [{ ...within, label: 'other' }] },
    }),
    '1 changed, 2 relations changed',
  ],
])('the counts of a difference in words, %#', (difference, text) => {
  expect(countsText(countChanges(difference))).toBe(text);
});
