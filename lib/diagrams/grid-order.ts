import type { DiagramEdge, DiagramElement } from './diagram.ts';

/** Puts what no arrow reaches in a frame into columns, which would otherwise be one long line. */
export function gridOrder(frame: DiagramElement, edges: readonly DiagramEdge[]): DiagramEdge[] {
  if (frame.kind === 'node') return [];
  const reached = new Set(edges.flatMap(({ from, to }) => [from, to]));
  const loose = frame.children.filter(({ key }) => !reached.has(key));
  const rows = Math.ceil(Math.sqrt(loose.length));
  return loose.slice(rows).flatMap((child, index) => {
    const before = loose[index];
    return before ? [{ from: before.key, to: child.key, look: 'order' as const }] : [];
  });
}
