import { describe, expect, it } from 'vitest';
import type { EnvironmentGraph } from '#lib/api/architecture.ts';
import { graphDifference as contract } from '#lib/api/history.ts';
import type { Relation, ResourceNode } from '#lib/resources/graph.ts';
import { graphDifference } from './graph-difference.ts';

const node = (id: string, more: Partial<ResourceNode> = {}): ResourceNode => ({
  id,
  type: 'AWS::EC2::Subnet',
  name: `the ${id}`,
  status: 'healthy',
  statusText: 'available',
  managed: true,
  properties: { CidrBlock: '10.0.0.0/24' },
  tags: {},
  ...more,
});

const relation = (from: string, to: string, label?: string): Relation => ({
  from,
  to,
  kind: 'in',
  ...(label !== undefined && { label }),
});

const graph = (
  revision: number,
  nodes: readonly ResourceNode[],
  relations: readonly Relation[] = [],
): EnvironmentGraph => ({
  revision,
  at: `2026-03-01T09:00:0${revision}.000Z`,
  nodes,
  relations,
  sources: [],
});

const [a, b, c] = [node('a', { layer: 'network' }), node('b'), node('c', { awsDefault: true })];

describe('graphDifference', () => {
  it('finds nothing between a graph and itself', () => {
    const same = graph(1, [a, b], [relation('a', 'b')]);
    expect(graphDifference(same, same)).toEqual({
      from: { at: same.at, revision: 1, resourceCount: 2 },
      to: { at: same.at, revision: 1, resourceCount: 2 },
      added: [],
      removed: [],
      changed: [],
      relations: { added: [], removed: [] },
      unchanged: { nodes: [], relations: [] },
    });
  });

  it('tells what was added, removed, and changed in state, properties and tags', () => {
    const after = node('b', {
      status: 'deleting',
      statusText: 'deleting',
      properties: { CidrBlock: '10.0.1.0/24' },
      tags: { team: 'data' },
    });
    const difference = graphDifference(graph(1, [a, b]), graph(2, [after, c]));
    expect(difference).toMatchObject({
      from: { revision: 1, resourceCount: 2 },
      to: { revision: 2, resourceCount: 2 },
      added: [c],
      removed: [a],
      changed: [
        {
          node: after,
          status: { before: 'available', after: 'deleting' },
          properties: [
            { path: 'CidrBlock', before: '10.0.0.0/24', after: '10.0.1.0/24' },
            { path: 'tags.team', after: 'data' },
          ],
        },
      ],
    });
    expect(contract.parse(difference)).toEqual(difference);
  });

  it.each([
    ['added', [], [relation('a', 'b')], { added: [relation('a', 'b')], removed: [] }],
    ['removed', [relation('a', 'b')], [], { added: [], removed: [relation('a', 'b')] }],
    [
      'of another label',
      [relation('a', 'b', 'one')],
      [relation('a', 'b', 'two')],
      { added: [relation('a', 'b', 'two')], removed: [relation('a', 'b', 'one')] },
    ],
    [
      'in another order',
      [relation('a', 'b'), relation('b', 'a')],
      [relation('b', 'a'), relation('a', 'b')],
      { added: [], removed: [] },
    ],
  ])('tells of a relation %s', (_, before, after, expected) => {
    const difference = graphDifference(graph(1, [a, b, c], before), graph(2, [a, b, c], after));
    expect(difference.relations).toEqual(expected);
    const ends = expected.added.length > 0 || expected.removed.length > 0 ? ['a', 'b'] : [];
    expect(difference.unchanged.nodes.map(({ id }) => id)).toEqual(ends);
    expect(difference.unchanged.relations).toEqual([]);
  });

  it.each([
    ['changed', graph(1, [a, node('b', { tags: { x: 'y' } }), c], [relation('b', 'a')]), ['a'], 1],
    ['added', graph(1, [a, c]), ['a'], 0],
    ['unchanged', graph(1, [a, b, c], [relation('b', 'a')]), [], 0],
  ])('names the neighbours of what was %s', (_, before, neighbours, relations) => {
    const { unchanged } = graphDifference(before, graph(2, [a, b, c], [relation('b', 'a')]));
    expect(unchanged.nodes.map(({ id }) => id)).toEqual(neighbours);
    expect(unchanged.relations).toHaveLength(relations);
  });

  it('names the neighbours of what was removed, in outline', () => {
    const before = graph(1, [a, b, c], [relation('b', 'a'), relation('c', 'a')]);
    const { unchanged } = graphDifference(before, graph(2, [a, c], [relation('c', 'a')]));
    expect(unchanged).toEqual({
      nodes: [{ id: 'a', type: a.type, name: a.name, layer: 'network' }],
      relations: [],
    });
  });
});
