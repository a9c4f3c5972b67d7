import type { DiagramView } from '#lib/diagrams/diagram-view.ts';
import type { DrawnView } from '#lib/diagrams/draw-view.ts';
import type { ResourceNode } from '#lib/resources/graph.ts';
import { resourceModule } from '#lib/resources/registry.ts';

/** What a drawn element does when it is activated, and what it is called. */
export type ElementDescription =
  | { readonly does: 'open'; readonly resourceId: string; readonly name: string }
  | { readonly does: 'expand' | 'fold'; readonly node: string; readonly name: string };

type Described = Pick<DiagramView, 'resourceByNode' | 'rolledUp' | 'statusByNode'> &
  Partial<Pick<DrawnView, 'partByNode' | 'frameByNode'>>;

/** Names the sign that folds and opens an element, where the element itself does something else. */
export function signOf(node: string): string {
  return `${node} sign`;
}

/** The element that a sign belongs to. */
export function nodeOfSign(sign: string): string {
  return sign.replace(/ sign$/, '');
}

/** Everything in a view that can be activated, by Mermaid id or by the name of its sign. */
export function describeElements(
  view: Described,
  nodes: readonly ResourceNode[],
): Map<string, ElementDescription> {
  const described = describeResources(view, nodes);
  for (const [node, { title, isFolded }] of Object.entries(view.frameByNode ?? {})) {
    if (isFolded) continue;
    described.set(signOf(node), { does: 'fold', node, name: `Collapse ${title}` });
  }
  for (const rolledUp of view.rolledUp) {
    const { node, count, what, inFrame } = rolledUp;
    const state = stateText(view, node);
    const name = `${inFrame ? `Expand ${count}` : `Show ${count} more`} ${what}${state && `, ${state}`}`;
    described.set(described.has(node) ? signOf(node) : node, { does: 'expand', node, name });
  }
  return described;
}

function describeResources(
  view: Described,
  nodes: readonly ResourceNode[],
): Map<string, ElementDescription> {
  const drawnIds = new Set(Object.values(view.resourceByNode));
  const byId = new Map(nodes.flatMap((node) => (drawnIds.has(node.id) ? [[node.id, node]] : [])));
  const described = new Map<string, ElementDescription>();
  for (const [drawn, resourceId] of Object.entries(view.resourceByNode)) {
    const resource = byId.get(resourceId);
    if (!resource) continue;
    const part = view.partByNode?.[drawn];
    const name =
      part === undefined
        ? [
            resourceModule(resource.type).title,
            resource.name,
            stateText(view, drawn) || resource.statusText,
          ].join(', ')
        : `${part}, part of ${resource.name}`;
    described.set(drawn, { does: 'open', resourceId, name });
  }
  return described;
}

/** The sign before a state is for the eye; read aloud it would be noise. */
function stateText({ statusByNode }: Described, node: string): string {
  return statusByNode[node]?.badge.replace(/^[^\p{L}\d]+/u, '') ?? '';
}
