import { allElements, type DiagramEdge, type DiagramElement } from './diagram.ts';

/** Puts what no arrow reaches in a frame into columns, which would otherwise be one long line. */
export function gridOrder(frame: DiagramElement, edges: readonly DiagramEdge[]): DiagramEdge[] {
  if (frame.kind === 'node') return [];
  const loose = looseElements(frame.children, edges);
  return inRows(loose, Math.ceil(Math.sqrt(loose.length)));
}

/** Puts frames that no arrow reaches beside each other, in fewer rows than columns: a page is wider than high. */
export function frameOrder(
  elements: readonly DiagramElement[],
  edges: readonly DiagramEdge[],
): DiagramEdge[] {
  const loose = looseElements(elements, edges);
  return inRows(loose, Math.ceil(Math.sqrt(loose.length / 2)));
}

function looseElements(
  elements: readonly DiagramElement[],
  edges: readonly DiagramEdge[],
): DiagramElement[] {
  const reached = new Set(edges.flatMap(({ from, to }) => [from, to]));
  return elements.filter((element) => !allElements([element]).some(({ key }) => reached.has(key)));
}

function inRows(elements: readonly DiagramElement[], rows: number): DiagramEdge[] {
  return elements.slice(rows).flatMap((element, index) => {
    const before = elements[index];
    return before ? [{ from: before.key, to: element.key, look: 'order' as const }] : [];
  });
}
