import { expect, test } from 'vitest';
import { resourceNode } from '#lib/resources/resource-node.test-data.ts';
import { relatedResources } from './related-resources.ts';

const graph = {
  nodes: [resourceNode('vpc'), resourceNode('subnet'), resourceNode('table'), resourceNode('igw')],
  relations: [
    { from: 'subnet', to: 'vpc', kind: 'in' as const },
    { from: 'table', to: 'igw', kind: 'routes-to' as const, label: '0.0.0.0/0' },
    { from: 'table', to: 'vpc', kind: 'in' as const },
    { from: 'table', to: 'gone', kind: 'uses' as const },
  ],
};

test.each([
  ['vpc', ['Contains subnet', 'Contains table']],
  ['subnet', ['In vpc']],
  ['table', ['Routes to igw 0.0.0.0/0', 'In vpc']],
  ['igw', ['Reached from table 0.0.0.0/0']],
])('%s is related either way', (id, expected) => {
  const found = relatedResources(graph, id).map(({ phrase, resource, label }) =>
    [phrase, resource.id, label].filter(Boolean).join(' '),
  );
  expect(found).toEqual(expected);
});
