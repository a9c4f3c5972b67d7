import type { Diagram, DiagramEdge } from './diagram.ts';

/** Mermaid refuses 500 and more, and long before that nobody follows one. */
const mostEdges = 300;

/** What is kept longest, first. */
const order: readonly DiagramEdge['look'][] = ['order', 'critical', 'flow', 'side'];

export interface LimitedDiagram {
  readonly diagram: Diagram;
  readonly edgesLeftOut: number;
}

/** A diagram with at most 300 arrows: what runs and what flows is kept before what is only related. */
export function limitEdges(diagram: Diagram): LimitedDiagram {
  const { edges } = diagram;
  if (edges.length <= mostEdges) return { diagram, edgesLeftOut: 0 };
  const rank = ({ look, running }: DiagramEdge) => (running ? 0 : order.indexOf(look));
  const kept = new Set(edges.toSorted((a, b) => rank(a) - rank(b)).slice(0, mostEdges));
  return {
    diagram: { ...diagram, edges: edges.filter((edge) => kept.has(edge)) },
    edgesLeftOut: edges.length - kept.size,
  };
}
