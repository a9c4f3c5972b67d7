import {
  allElements,
  type Diagram,
  type DiagramEdge,
  type DiagramElement,
  type DiagramGroup,
} from './diagram.ts';
import { foldedGroup } from './folded-group.ts';
import type { Overlay } from './overlay.ts';
import type { RolledUp } from './rolled-up.ts';
import { drawnEdges } from './views/flow-edges.ts';

export interface FoldedDiagram {
  readonly diagram: Diagram;
  readonly folded: readonly RolledUp[];
}

/** Each frame that `folds` names becomes one node, which says how much is in it and what failed. */
export function foldGroups(
  diagram: Diagram,
  folds: (group: DiagramGroup) => boolean,
  overlay: Overlay,
): FoldedDiagram {
  const folded: RolledUp[] = [];
  const movedTo = new Map<string, string>();
  const visit = (element: DiagramElement): DiagramElement => {
    if (element.kind === 'node') return element;
    if (!folds(element)) return { ...element, children: element.children.map(visit) };
    const { node, rolledUp } = foldedGroup(element, overlay);
    for (const { key } of allElements(element.children)) movedTo.set(key, element.key);
    folded.push(rolledUp);
    return node;
  };
  const elements = diagram.elements.map(visit);
  if (folded.length === 0) return { diagram, folded };
  const edges = arrowsAmong(elements, diagram.edges, movedTo);
  return { diagram: { ...diagram, elements, edges }, folded };
}

/**
 * Folds the fullest frames, innermost first, until a diagram has at most `maxElements`; what the
 * operator opened only where nothing else is left.
 */
export function foldToFit(
  diagram: Diagram,
  maxElements: number,
  isOpened: (group: DiagramGroup) => boolean,
  overlay: Overlay,
): FoldedDiagram {
  let current: FoldedDiagram = { diagram, folded: [] };
  while (allElements(current.diagram.elements).length > maxElements) {
    const fullest = allElements(current.diagram.elements)
      .filter((element) => element.kind === 'group')
      .filter(({ children }) => children.every(({ kind }) => kind === 'node'))
      .sort(
        (a, b) =>
          Number(isOpened(a)) - Number(isOpened(b)) || b.children.length - a.children.length,
      )[0];
    if (!fullest) break;
    const next = foldGroups(current.diagram, ({ key }) => key === fullest.key, overlay);
    current = { diagram: next.diagram, folded: [...current.folded, ...next.folded] };
  }
  return current;
}

/** Arrows that lead to what elements became, those between the same ends as one. */
function arrowsAmong(
  elements: readonly DiagramElement[],
  edges: readonly DiagramEdge[],
  movedTo: ReadonlyMap<string, string>,
): DiagramEdge[] {
  const moved = edges.map((edge) => {
    const [from, to] = [movedTo.get(edge.from), movedTo.get(edge.to)];
    if (from === undefined && to === undefined) return edge;
    return { ...edge, from: from ?? edge.from, to: to ?? edge.to };
  });
  const { order = [], arrows = [] } = Object.groupBy(moved, ({ look }) =>
    look === 'order' ? 'order' : 'arrows',
  );
  return [...drawnEdges(elements, arrows), ...drawnEdges(elements, order)];
}
