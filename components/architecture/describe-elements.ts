import type { DiagramView } from '#lib/diagrams/diagram-view.ts';
import type { ResourceNode } from '#lib/resources/graph.ts';
import { resourceModule } from '#lib/resources/registry.ts';

/** What a drawn element does when it is activated, and what it is called. */
export type ElementDescription =
  | { readonly does: 'open'; readonly resourceId: string; readonly name: string }
  | { readonly does: 'expand' | 'fold'; readonly node: string; readonly name: string };

type Described = Pick<DiagramView, 'resourceByNode' | 'rolledUp' | 'statusByNode'> &
  Partial<Pick<DiagramView, 'partByNode' | 'foldableByNode'>>;

/** Everything in a view that can be activated, by Mermaid id. */
export function describeElements(
  view: Described,
  nodes: readonly ResourceNode[],
): Map<string, ElementDescription> {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const described = new Map<string, ElementDescription>();
  for (const [drawn, resourceId] of Object.entries(view.resourceByNode)) {
    const resource = byId.get(resourceId);
    if (!resource) continue;
    const part = view.partByNode?.[drawn];
    if (part !== undefined) {
      const name = `${part}, part of ${resource.name}`;
      described.set(drawn, { does: 'open', resourceId, name });
      continue;
    }
    const state = view.statusByNode[drawn]?.badge || resource.statusText;
    const name = [resourceModule(resource.type).title, resource.name, withoutSign(state)].join(
      ', ',
    );
    described.set(drawn, { does: 'open', resourceId, name });
  }
  for (const [node, name] of Object.entries(view.foldableByNode ?? {})) {
    described.set(node, { does: 'fold', node, name: `Fold ${name}` });
  }
  for (const { node, what, resourceIds } of view.rolledUp) {
    if (described.has(node)) continue;
    described.set(node, {
      does: 'expand',
      node,
      name: `Show ${resourceIds.length} more ${what}`,
    });
  }
  return described;
}

/** The sign before a state is for the eye; read aloud it would be noise. */
function withoutSign(badge: string): string {
  return badge.replace(/^[^\p{L}\d]+/u, '');
}
