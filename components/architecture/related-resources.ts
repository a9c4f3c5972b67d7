import type { RelationKind, ResourceGraph, ResourceNode } from '#lib/resources/graph.ts';

export interface RelatedResource {
  readonly resource: ResourceNode;
  /** How they are related, as read from the resource whose panel it stands in: `in`, `contains`. */
  readonly phrase: string;
  readonly label?: string;
}

const phrases: Readonly<Record<RelationKind, { readonly from: string; readonly to: string }>> = {
  in: { from: 'In', to: 'Contains' },
  'attached-to': { from: 'Attached to', to: 'Has attached' },
  'routes-to': { from: 'Routes to', to: 'Reached from' },
  'associated-with': { from: 'Associated with', to: 'Associated with' },
  uses: { from: 'Uses', to: 'Used by' },
  assumes: { from: 'Assumes', to: 'Assumed by' },
};

/** The resources that one is related to, in both directions. */
export function relatedResources(
  { nodes, relations }: Pick<ResourceGraph, 'nodes' | 'relations'>,
  id: string,
): RelatedResource[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  return relations.flatMap(({ from, to, kind, label }) => {
    if (from !== id && to !== id) return [];
    const outwards = from === id;
    const resource = byId.get(outwards ? to : from);
    if (!resource) return [];
    const phrase = phrases[kind][outwards ? 'from' : 'to'];
    return [{ resource, phrase, ...(label !== undefined && { label }) }];
  });
}
