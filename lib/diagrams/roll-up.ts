import {
  allElements,
  type Diagram,
  type DiagramEdge,
  type DiagramElement,
  type DiagramNode,
} from './diagram.ts';

import { mermaidId } from './mermaid/escape.ts';
export interface RolledUp {
  readonly key: string;
  readonly what: string;
  readonly resourceIds: readonly string[];
}

export interface RolledUpDiagram {
  readonly diagram: Diagram;
  readonly rolledUp: readonly RolledUp[];
}

/**
 * Keeps a diagram at or below `maxElements` by showing the first few of many siblings and one node
 * for the rest. Roll-ups named in `expanded` are opened for as long as everything else can make room.
 */
export function rollUp(
  diagram: Diagram,
  maxElements: number,
  expanded: ReadonlySet<string> = new Set(),
): RolledUpDiagram {
  const whole = { diagram, rolledUp: [] };
  if (allElements(diagram.elements).length <= maxElements) return whole;
  for (const opened of [expanded, new Set<string>()]) {
    for (const shown of [64, 32, 16, 8, 4, 2, 1]) {
      const attempt = rollUpTo(diagram, shown, opened);
      if (allElements(attempt.diagram.elements).length <= maxElements) return attempt;
    }
  }
  return rollUpTo(diagram, 0, new Set());
}

function rollUpTo(diagram: Diagram, shown: number, expanded: ReadonlySet<string>): RolledUpDiagram {
  const rolledUp: RolledUp[] = [];
  const movedTo = new Map<string, string>();

  const reduce = (parent: string, elements: readonly DiagramElement[]): DiagramElement[] => {
    const seen = new Map<string, number>();
    const rest = new Map<string, DiagramElement[]>();
    const kept = elements.flatMap((element): DiagramElement[] => {
      const what = element.rollUpAs;
      const count = what === undefined ? 0 : (seen.get(what) ?? 0);
      if (what === undefined || count < shown || expanded.has(mermaidId(rollUpKey(parent, what)))) {
        if (what !== undefined) seen.set(what, count + 1);
        return [
          element.kind === 'group'
            ? { ...element, children: reduce(element.key, element.children) }
            : element,
        ];
      }
      rest.set(what, [...(rest.get(what) ?? []), element]);
      return [];
    });
    const summaries = [...rest].map(([what, hidden]) => {
      const key = rollUpKey(parent, what);
      const inside = allElements(hidden);
      for (const element of inside) movedTo.set(element.key, key);
      rolledUp.push({
        key,
        what,
        resourceIds: inside.flatMap(({ resourceId }) => resourceId ?? []),
      });
      return summaryNode(key, what, hidden.length);
    });
    return [...kept, ...summaries];
  };

  const elements = reduce('', diagram.elements);
  return { diagram: { ...diagram, elements, edges: movedEdges(diagram.edges, movedTo) }, rolledUp };
}

function movedEdges(
  edges: readonly DiagramEdge[],
  movedTo: ReadonlyMap<string, string>,
): DiagramEdge[] {
  const moved = new Map<string, DiagramEdge>();
  for (const edge of edges) {
    const from = movedTo.get(edge.from) ?? edge.from;
    const to = movedTo.get(edge.to) ?? edge.to;
    if (from !== to)
      moved.set(JSON.stringify([from, to, edge.label, edge.look]), { ...edge, from, to });
  }
  return [...moved.values()];
}

function rollUpKey(parent: string, what: string): string {
  return `more:${parent}:${what}`;
}

function summaryNode(key: string, what: string, count: number): DiagramNode {
  return { kind: 'node', key, lines: [`${count} more ${what}`], icon: 'aws:resource' };
}
