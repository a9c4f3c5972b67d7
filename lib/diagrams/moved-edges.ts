import type { DiagramEdge } from './diagram.ts';

/** Edges that lead to what elements became; those within one of them are gone. */
export function movedEdges(
  edges: readonly DiagramEdge[],
  movedTo: ReadonlyMap<string, string>,
): DiagramEdge[] {
  const moved = new Map<string, DiagramEdge>();
  for (const edge of edges) {
    const from = movedTo.get(edge.from) ?? edge.from;
    const to = movedTo.get(edge.to) ?? edge.to;
    if (from === to) continue;
    const key = JSON.stringify([from, to, edge.label, edge.look]);
    const running = edge.running === true || moved.get(key)?.running === true;
    moved.set(key, { ...edge, from, to, ...(running && { running }) });
  }
  return [...moved.values()];
}
