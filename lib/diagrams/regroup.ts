import type { ResourceGraph } from '#lib/resources/graph.ts';
import type { DiagramElement, DiagramGroup, GroupKind } from './diagram.ts';
import { compareGroups, grouperOf } from './groupers.ts';
import { redirectedEdges } from './redirected-edges.ts';
import { SortedElements } from './sorted-elements.ts';
import type { CommonTrait, Drawing } from './view.ts';

/** More frames than this are rolled up like anything else. */
const mostGroups = 24;

const framesBy: Record<CommonTrait, { readonly group: GroupKind; readonly what: string }> = {
  layer: { group: 'layer', what: 'layers' },
  service: { group: 'layer', what: 'services' },
  zone: { group: 'zone', what: 'zones' },
};

/**
 * A drawing whose resources stand, each once, in frames of what they have in common. The view's own
 * frames are gone: one that is a resource becomes a node, or stays around what is a part of it (the
 * tools of a host), and arrows to another lead to the frames that took its resources. What is no
 * resource stays outside.
 */
export function regroup(drawing: Drawing, graph: ResourceGraph, trait: CommonTrait): Drawing {
  const sorted = new SortedElements(graph, grouperOf(trait, graph));
  for (const element of drawing.elements) sorted.add(element);
  const frames = [...sorted.members]
    .toSorted(([a], [b]) => compareGroups(a, b))
    .map(([title, members]) => frameOf(trait, title, members, sorted.members.size > mostGroups));
  return {
    direction: 'right',
    elements: [...sorted.before, ...frames, ...sorted.after],
    edges: redirectedEdges(drawing.edges, frames, {
      movedTo: sorted.movedTo,
      spreadOver: new Map(
        [...sorted.dissolved].map(([key, titles]) => [
          key,
          [...titles].map((title) => frameKey(trait, title)),
        ]),
      ),
    }),
  };
}

function frameOf(
  trait: CommonTrait,
  title: string,
  members: readonly DiagramElement[],
  isOneOfMany: boolean,
): DiagramGroup {
  const { group, what } = framesBy[trait];
  return {
    kind: 'group',
    key: frameKey(trait, title),
    lines: [title],
    group,
    ...(trait === 'service' && { icon: 'aws:folder' }),
    ...(isOneOfMany && { rollUpAs: what }),
    children: members,
  };
}

function frameKey(trait: CommonTrait, title: string): string {
  return `by ${trait} ${title}`;
}
