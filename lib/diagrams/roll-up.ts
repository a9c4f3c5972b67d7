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
  const fits = (elements: readonly DiagramElement[]) => allElements(elements).length <= maxElements;
  if (fits(diagram.elements)) return { diagram, rolledUp: [] };
  const none: ReadonlySet<string> = new Set();
  for (const opened of expanded.size > 0 ? [expanded, none] : [none]) {
    for (const limit of limits) {
      const attempt = reduceTo(diagram.elements, limit, opened);
      if (fits(attempt.elements)) return withReduced(diagram, attempt);
    }
  }
  const least = withReduced(diagram, reduceTo(diagram.elements, { shown: 0, failures: 0 }, none));
  const folded = foldToFit(least.diagram, maxElements);
  return { diagram: folded.diagram, rolledUp: [...least.rolledUp, ...folded.folded] };
}

interface Reduced {
  readonly elements: readonly DiagramElement[];
  readonly rolledUp: readonly RolledUp[];
  /** Keys of hidden elements to those of the nodes that stand for them. */
  readonly movedTo: ReadonlyMap<string, string>;
}

function withReduced(diagram: Diagram, { elements, rolledUp, movedTo }: Reduced): RolledUpDiagram {
  return { diagram: { ...diagram, elements, edges: movedEdges(diagram.edges, movedTo) }, rolledUp };
}

function reduceTo(
  all: readonly DiagramElement[],
  limit: Limits,
  expanded: ReadonlySet<string>,
): Reduced {
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
      const hidden = rest.get(what);
      if (hidden) hidden.push(element);
      else rest.set(what, [element]);
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

  return { elements: reduce('', all), rolledUp, movedTo };
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
