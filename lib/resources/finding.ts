import type { ResourceNode } from './graph.ts';
import { resourceModule } from './registry.ts';

/** Something about a resource that someone should look at. */
export interface Finding {
  readonly severity: 'high' | 'medium';
  readonly title: string;
  readonly detail: string;
}

export interface ResourceFinding extends Finding {
  readonly resource: ResourceNode;
}

/** What is to be found about the resources of a graph, as their modules judge it. Pure. */
export function findingsOf(nodes: readonly ResourceNode[]): ResourceFinding[] {
  return nodes.flatMap((resource) =>
    (resourceModule(resource.type).findings?.(resource.properties) ?? []).map((finding) => ({
      ...finding,
      resource,
    })),
  );
}
