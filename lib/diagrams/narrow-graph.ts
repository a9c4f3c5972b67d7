import type { ResourceGraph, ResourceNode } from '#lib/resources/graph.ts';
import { resourceModule } from '#lib/resources/registry.ts';

/** What an operator wants to see of a graph; an empty list excludes nothing. */
export interface Narrowing {
  readonly layers: readonly string[];
  /** CloudFormation resource types. */
  readonly types: readonly string[];
  /** `key=value`, or a key alone for any value. */
  readonly tags: readonly string[];
  /** Words, each of which is to be found in a resource's name, id, type, layer, state or tags. */
  readonly text: string;
  /** A resource whose neighbourhood is to be seen. */
  readonly focus?: string;
  /** How many relations from the focus the neighbourhood reaches. */
  readonly steps: number;
}

export const nothingNarrowed: Narrowing = { layers: [], types: [], tags: [], text: '', steps: 1 };

/** Whether a narrowing leaves anything out. */
export function isNarrowed({ layers, types, tags, text, focus }: Narrowing): boolean {
  return layers.length + types.length + tags.length > 0 || text !== '' || focus !== undefined;
}

/** The resources of a graph that a narrowing lets through, and the relations among them. */
export function narrowGraph(graph: ResourceGraph, narrowing: Narrowing): ResourceGraph {
  const near = narrowing.focus && neighbourhood(graph, narrowing.focus, narrowing.steps);
  const nodes = graph.nodes.filter(
    (node) => (!near || near.has(node.id)) && matches(node, narrowing),
  );
  const kept = new Set(nodes.map(({ id }) => id));
  return {
    ...graph,
    nodes,
    relations: graph.relations.filter(({ from, to }) => kept.has(from) && kept.has(to)),
  };
}

/** Ids of what is at most `steps` relations away from a resource, in either direction, and its own. */
export function neighbourhood(
  { relations }: Pick<ResourceGraph, 'relations'>,
  focus: string,
  steps: number,
): Set<string> {
  const reached = new Set([focus]);
  for (let step = 0; step < steps; step += 1) {
    const before = new Set(reached);
    for (const { from, to } of relations) {
      if (before.has(from)) reached.add(to);
      if (before.has(to)) reached.add(from);
    }
    if (reached.size === before.size) break;
  }
  return reached;
}

function matches(node: ResourceNode, { layers, types, tags, text }: Narrowing): boolean {
  return (
    (layers.length === 0 || layers.includes(node.layer ?? '')) &&
    (types.length === 0 || types.includes(node.type)) &&
    (tags.length === 0 || tags.some((tag) => hasTag(node, tag))) &&
    hasWords(node, text)
  );
}

function hasTag({ tags }: ResourceNode, wanted: string): boolean {
  return Object.entries(tags).some(
    ([key, value]) => wanted === key || wanted === `${key}=${value}`,
  );
}

function hasWords(node: ResourceNode, text: string): boolean {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return true;
  const { id, name, type, layer, statusText, tags } = node;
  const title = resourceModule(type).title;
  const searched = [id, name, type, title, layer, statusText, ...Object.values(tags)]
    .join(' ')
    .toLowerCase();
  return words.every((word) => searched.includes(word));
}
