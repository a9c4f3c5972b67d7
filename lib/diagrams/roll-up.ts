import {
  allElements,
  type Diagram,
  type DiagramElement,
  type DiagramNode,
  hasFailed,
} from './diagram.ts';
import { foldToFit } from './fold.ts';
import { mermaidId } from './mermaid/escape.ts';
import { movedEdges } from './moved-edges.ts';
import type { RolledUp } from './rolled-up.ts';

export interface RolledUpDiagram {
  readonly diagram: Diagram;
  readonly rolledUp: readonly RolledUp[];
}

interface Limits {
  /** Siblings of one class that are shown one by one. */
  readonly shown: number;
  /** Siblings of one class that are shown because something failed there, beyond those. */
  readonly failures: number;
}

/** Failures give way last. */
const limits: readonly Limits[] = [Number.POSITIVE_INFINITY, 16, 4, 0].flatMap((failures) =>
  [64, 32, 16, 8, 4, 2, 1].map((shown) => ({ shown, failures })),
);

/**
 * Keeps a diagram at or below `maxElements` by showing the first few of many siblings, all that failed
 * if there is room, and one node for the rest. Roll-ups named in `expanded` are opened for as long as
 * everything else can make room.
 */
export function rollUp(
  diagram: Diagram,
  maxElements: number,
  expanded: ReadonlySet<string> = new Set(),
): RolledUpDiagram {
  const fits = (attempt: Diagram) => allElements(attempt.elements).length <= maxElements;
  if (fits(diagram)) return { diagram, rolledUp: [] };
  for (const opened of [expanded, new Set<string>()]) {
    for (const limit of limits) {
      const attempt = rollUpTo(diagram, limit, opened);
      if (fits(attempt.diagram)) return attempt;
    }
  }
  const least = rollUpTo(diagram, { shown: 0, failures: 0 }, new Set());
  const folded = foldToFit(least.diagram, maxElements);
  return { diagram: folded.diagram, rolledUp: [...least.rolledUp, ...folded.folded] };
}

function rollUpTo(diagram: Diagram, limit: Limits, expanded: ReadonlySet<string>): RolledUpDiagram {
  const rolledUp: RolledUp[] = [];
  const movedTo = new Map<string, string>();

  const reduce = (parent: string, elements: readonly DiagramElement[]): DiagramElement[] => {
    const seen = new Map<string, number>();
    const failed = new Map<string, number>();
    const rest = new Map<string, DiagramElement[]>();
    const hasRoom = (element: DiagramElement, what: string): boolean => {
      if (expanded.has(mermaidId(rollUpKey(parent, what)))) return true;
      const counted = hasFailed(element) && limit.failures > 0 ? failed : seen;
      const count = counted.get(what) ?? 0;
      counted.set(what, count + 1);
      return count < (counted === failed ? limit.failures : limit.shown);
    };
    const kept = elements.flatMap((element): DiagramElement[] => {
      const what = element.rollUpAs;
      if (what === undefined || hasRoom(element, what)) {
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
      return summaryNode(key, what, hidden);
    });
    return [...kept, ...summaries];
  };

  const elements = reduce('', diagram.elements);
  return { diagram: { ...diagram, elements, edges: movedEdges(diagram.edges, movedTo) }, rolledUp };
}

function rollUpKey(parent: string, what: string): string {
  return `more:${parent}:${what}`;
}

function summaryNode(key: string, what: string, hidden: readonly DiagramElement[]): DiagramNode {
  const node = { kind: 'node', key, icon: 'aws:resource' } as const;
  const lines = [`${hidden.length} more ${what}`];
  const failed = hidden.filter(hasFailed).length;
  if (failed === 0) return { ...node, lines };
  return { ...node, lines, status: 'failed', statusText: `${failed} failed` };
}
