import { describe, expect, test } from 'vitest';
import type { ResourceNode } from '#lib/resources/graph.ts';
import { compareGraphs } from './compare-graphs.ts';

const subnet: ResourceNode = {
  id: 'subnet-1',
  type: 'AWS::EC2::Subnet',
  name: 'a',
  status: 'healthy',
  statusText: 'available',
  managed: true,
  properties: { CidrBlock: '10.0.1.0/24', Groups: [{ Id: 'x' }], Free: 251 },
  tags: { Name: 'a' },
};
const graph = (...nodes: ResourceNode[]) => ({ nodes });

describe('compared with the graph before', () => {
  test.each([
    ['nothing', graph(subnet), graph({ ...subnet, properties: { ...subnet.properties } }), []],
    ['an added resource', graph(), graph(subnet), [{ kind: 'added', node: subnet }]],
    ['a removed resource', graph(subnet), graph(), [{ kind: 'removed', node: subnet }]],
  ])('%s', (_, before, after, expected) => {
    expect(compareGraphs(before, after)).toEqual(expected);
  });

  test.each([
    [
      'a property',
      { properties: { ...subnet.properties, Free: 250 } },
      { properties: [{ path: 'Free', before: 251, after: 250 }] },
    ],
    [
      'a property inside a list',
      { properties: { ...subnet.properties, Groups: [{ Id: 'y' }, { Id: 'z' }] } },
      {
        properties: [
          { path: 'Groups[0].Id', before: 'x', after: 'y' },
          { path: 'Groups[1]', after: { Id: 'z' } },
        ],
      },
    ],
    [
      'a property that went',
      { properties: { CidrBlock: '10.0.1.0/24', Groups: [{ Id: 'x' }] } },
      { properties: [{ path: 'Free', before: 251 }] },
    ],
    ['a tag', { tags: {} }, { properties: [{ path: 'tags.Name', before: 'a' }] }],
    [
      'the status',
      { status: 'deleting' as const, statusText: 'DELETE_IN_PROGRESS' },
      { properties: [], status: { before: 'available', after: 'DELETE_IN_PROGRESS' } },
    ],
  ])('%s that changed', (_, change, expected) => {
    const node = { ...subnet, ...change };
    expect(compareGraphs(graph(subnet), graph(node))).toEqual([
      { kind: 'changed', node, ...expected },
    ]);
  });
});
