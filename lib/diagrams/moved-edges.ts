import type { DiagramEdge } from './diagram.ts';
import { EdgeIndex } from './edge-index.ts';

/** Edges that lead to what elements became; those within one of them are gone. */
export function movedEdges(
  edges: readonly DiagramEdge[],
  movedTo: ReadonlyMap<string, string>,
): readonly DiagramEdge[] {
  if (movedTo.size === 0) return edges;
  const moved = new EdgeIndex();
  for (const edge of edges) {
    const from = movedTo.get(edge.from) ?? edge.from;
    const to = movedTo.get(edge.to) ?? edge.to;
    if (from === to) continue;
    moved.add({ ...edge, from, to }, running, `${edge.look} ${edge.label ?? ''}`);
  }
  return moved.edges();
}

function running(known: DiagramEdge, edge: DiagramEdge): DiagramEdge {
  return known.running ? { ...edge, running: true } : edge;
}
