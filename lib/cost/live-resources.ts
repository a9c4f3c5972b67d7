import type { ResourceNode } from '#lib/resources/graph.ts';
import { isPending } from '#lib/resources/pending.ts';
import type { PricedResource } from './estimate.ts';

/** The resources of a graph that AWS bills, as far as their price goes. */
export function liveResources(nodes: readonly ResourceNode[]): PricedResource[] {
  return liveNodes(nodes).map(livePriced);
}

/** Those that exist: what a stack is still to create, or what is missing, costs nothing. */
export function liveNodes(nodes: readonly ResourceNode[]): ResourceNode[] {
  return nodes.filter((node) => !isPending(node) && node.statusText !== 'missing');
}

export function livePriced({ id, type, name, layer, properties }: ResourceNode): PricedResource {
  const described = 'by-service';
  return { id, type, name, ...(layer !== undefined && { layer }), properties, described };
}
