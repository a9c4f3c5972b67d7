import type { ResourceGraph, ResourceNode } from './graph.ts';

/**
 * When a resource was last seen, ISO 8601: with the whole graph, unless the source that tells of it did not
 * answer then.
 */
export function seenAt(
  { at, sources }: Pick<ResourceGraph, 'at' | 'sources'>,
  node: Pick<ResourceNode, 'source'> | undefined,
): string {
  const own = sources.find(({ source }) => source === node?.source);
  return own === undefined || own.state === 'fresh' ? at : own.at;
}
