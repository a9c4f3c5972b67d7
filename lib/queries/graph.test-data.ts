import type { EnvironmentGraph, GraphDelta } from '#lib/api/architecture.ts';
import type { ResourceNode } from '#lib/resources/graph.ts';

const at = '2026-11-24T00:00:00.000Z';

export const graph = (revision: number, ...nodes: ResourceNode[]): EnvironmentGraph => ({
  revision,
  at,
  nodes,
  relations: [{ from: 'a', to: 'b', kind: 'in' }],
  sources: [],
});

export const delta = (revision: number, more: Partial<GraphDelta> = {}): GraphDelta => ({
  revision,
  at,
  nodes: [],
  removed: [],
  relations: null,
  sources: [],
  ...more,
});
