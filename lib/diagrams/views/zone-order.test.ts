import { expect, test } from 'vitest';
import { liveNetwork, networkGraph } from './network-sample.test-data.ts';
import { inZoneOrder, zonesOf } from './zone-order.ts';

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
