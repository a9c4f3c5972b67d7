import type { ResourceNode } from './graph.ts';
import { resourceModule } from './registry.ts';

/** What may be found of resources. */
export type FindingId =
  | 'metadata-without-token'
  | 'open-to-the-world'
  | 'disk-not-encrypted'
  | 'scheduled-for-deletion'
  | 'images-not-scanned'
  | 'storage-not-encrypted'
  | 'connections-not-encrypted'
  | 'public-address'
  | 'public-access-not-blocked'
  | 'no-default-encryption';

/** Something about a resource that someone should look at. */
export interface Finding {
  readonly id: FindingId;
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
