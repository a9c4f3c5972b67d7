import {
  allElements,
  type Diagram,
  type DiagramElement,
  type DiagramGroup,
  type DiagramNode,
} from './diagram.ts';
import { movedEdges } from './moved-edges.ts';
import type { RolledUp } from './rolled-up.ts';

export interface FoldedDiagram {
  readonly diagram: Diagram;
  readonly folded: readonly RolledUp[];
}

/** Each frame that `folds` names becomes one node that says how much is in it and what failed. */
export function foldGroups(
  diagram: Diagram,
  folds: (group: DiagramGroup) => boolean,
): FoldedDiagram {
  const folded: RolledUp[] = [];
  const movedTo = new Map<string, string>();
  const visit = (element: DiagramElement): DiagramElement => {
    if (element.kind === 'node') return element;
    if (!folds(element)) return { ...element, children: element.children.map(visit) };
    const inside = allElements(element.children);
    for (const { key } of inside) movedTo.set(key, element.key);
    const resourceIds = [...new Set(inside.flatMap(({ resourceId }) => resourceId ?? []))];
    folded.push({
      key: element.key,
      what: `resources in ${element.lines[0] ?? 'a group'}`,
      resourceIds,
    });
    return foldedNode(element, resourceIds.length);
  };
  const elements = diagram.elements.map(visit);
  return { diagram: { ...diagram, elements, edges: movedEdges(diagram.edges, movedTo) }, folded };
}

/** Folds the fullest frames, innermost first, until a diagram has at most `maxElements`. */
export function foldToFit(diagram: Diagram, maxElements: number): FoldedDiagram {
  let current: FoldedDiagram = { diagram, folded: [] };
  while (allElements(current.diagram.elements).length > maxElements) {
    const fullest = allElements(current.diagram.elements)
      .filter((element) => element.kind === 'group')
      .filter(({ children }) => children.every(({ kind }) => kind === 'node'))
      .sort((a, b) => b.children.length - a.children.length)[0];
    if (!fullest) break;
    const next = foldGroups(current.diagram, ({ key }) => key === fullest.key);
    current = { diagram: next.diagram, folded: [...current.folded, ...next.folded] };
  }
  return current;
}

function foldedNode(group: DiagramGroup, count: number): DiagramNode {
  const { kind: _kind, group: _group, children: _children, foldable: _foldable, ...rest } = group;
  const failed = allElements(group.children).filter(({ status }) => status === 'failed').length;
  return {
    ...rest,
    kind: 'node',
    icon: 'aws:resource',
    lines: [...group.lines, count === 1 ? '1 resource' : `${count} resources`],
    ...(failed > 0 && { status: 'failed', statusText: `${failed} failed` }),
  };
}
