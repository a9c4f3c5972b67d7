import { expect, test } from 'vitest';
import { liveNetwork, networkGraph } from './network-sample.test-data.ts';
import { inZoneOrder, redeclaredZones, zonesOf } from './zone-order.ts';

test.each([
  { declared: ['a', 'b'], shown: ['a', 'b'], next: undefined },
  { declared: ['a', 'b'], shown: ['b', 'a'], next: ['b', 'a'] },
  { declared: ['a', 'b', 'c'], shown: ['c', 'a', 'b'], next: ['b', 'c', 'a'] },
  { declared: ['a', 'b', 'c'], shown: ['c', 'b', 'a'], next: ['c', 'b', 'a'] },
  { declared: ['a', 'b', 'c'], shown: ['b', 'a'], next: ['b', 'a', 'c'] },
])('declared $declared and shown $shown', ({ declared, shown, next }) => {
  expect(redeclaredZones(declared, shown)).toEqual(next);
});

test('a layout that follows declaration puts redeclared zones in order', () => {
  const declared = ['a', 'b', 'c'];
  const layout = ([first, second, third]: readonly string[]) =>
    [third, first, second].flatMap((zone) => zone ?? []);
  const next = redeclaredZones(declared, layout(declared));
  expect(layout(next ?? [])).toEqual(declared);
});

test('what is in a zone follows its place', () => {
  const graph = networkGraph(liveNetwork(['a', 'b']));
  expect(zonesOf(graph)).toEqual(['us-east-2a', 'us-east-2b']);
  const ids = inZoneOrder(graph, ['us-east-2b', 'us-east-2a']).nodes.map(({ id }) => id);
  expect(ids.filter((id) => /^(subnet|nat)/.test(id))).toEqual([
    'subnet-public-b',
    'subnet-private-b',
    'nat-b',
    'subnet-public-a',
    'subnet-private-a',
    'nat-a',
  ]);
  expect(ids).toHaveLength(graph.nodes.length);
});
