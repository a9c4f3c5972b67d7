import type { RelationKind, ResourceGraph, ResourceNode } from '#lib/resources/graph.ts';

export interface RelatedResource {
  readonly resource: ResourceNode;
  /** How they are related, as read from the resource whose panel it stands in: `in`, `contains`. */
  readonly phrase: string;
  readonly label?: string;
}

interface Phrases {
  readonly from: string;
  readonly to: string;
}

/** As read from either end; a graph stored by another version may know other kinds. */
const phrases: Partial<Record<RelationKind, Phrases>> = {
  in: { from: 'In', to: 'Contains' },
  'attached-to': { from: 'Attached to', to: 'Has attached' },
  'routes-to': { from: 'Routes to', to: 'Reached from' },
  'associated-with': { from: 'Associated with', to: 'Associated with' },
  allows: { from: 'Lets in', to: 'May connect to' },
  reads: { from: 'Reads', to: 'Read by' },
  writes: { from: 'Writes', to: 'Written by' },
  runs: { from: 'Runs', to: 'Run by' },
  'waits-for': { from: 'Waits for', to: 'Waited for by' },
  uses: { from: 'Uses', to: 'Used by' },
  'uses-secret': { from: 'Uses secret', to: 'Secret used by' },
  assumes: { from: 'Assumes', to: 'Assumed by' },
};

const unknownPhrases: Phrases = { from: 'Related to', to: 'Related to' };

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
    const phrase = (phrases[kind] ?? unknownPhrases)[outwards ? 'from' : 'to'];
    return [{ resource, phrase, ...(label !== undefined && { label }) }];
  });
}
