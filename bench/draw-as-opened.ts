import { nodeCosts } from '#lib/cost/node-costs.ts';
import { usualBasis } from '#lib/cost/usual-basis.ts';
import { type DrawnView, drawView } from '#lib/diagrams/draw-view.ts';
import type { View } from '#lib/diagrams/view.ts';
import type { ResourceGraph } from '#lib/resources/graph.ts';

/** A view of a graph as the page first draws it, up to Mermaid's text. */
export function drawAsOpened(view: View, graph: ResourceGraph): DrawnView {
  const costs = view.tells === 'cost' ? nodeCosts(graph.nodes, usualBasis) : undefined;
  return drawView(view, graph, { environment: 'bench', theme: 'light', costs });
}
