import type { EnvironmentGraph } from '#lib/api/architecture.ts';
import { isNotReadYet } from '#lib/resources/not-read-yet.ts';

/** Whether a resource is on its way to another state, or not read yet, so that the next discovery should be soon. */
export function isMoving(graph: Pick<EnvironmentGraph, 'nodes'>): boolean {
  return graph.nodes.some(
    (node) => node.status === 'changing' || node.status === 'deleting' || isNotReadYet(node),
  );
}
