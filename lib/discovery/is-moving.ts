import type { EnvironmentGraph } from '#lib/api/architecture.ts';

/** Whether a resource is on its way to another state, so that the next discovery should be soon. */
export function isMoving(graph: Pick<EnvironmentGraph, 'nodes'>): boolean {
  return graph.nodes.some(({ status }) => status === 'changing' || status === 'deleting');
}
