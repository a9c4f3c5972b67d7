import type { ResourceNode } from './graph.ts';

type Identified = Pick<ResourceNode, 'id' | 'type'>;

/** The id of a node whose own is another node's already: a bucket policy has its bucket's name. */
export function qualifiedId({ id, type }: Identified): string {
  return `${type}/${id}`;
}

/** AWS's own identifier of a node, whether its id is qualified or not. */
export function ownId({ id, type }: Identified): string {
  const prefix = `${type}/`;
  return id.startsWith(prefix) ? id.slice(prefix.length) : id;
}
