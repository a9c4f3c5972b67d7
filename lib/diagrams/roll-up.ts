import { costOfMany } from './cost-overlay.ts';
import {
  allElements,
  type Diagram,
  type DiagramElement,
  type DiagramNode,
  hasFailed,
  meantElements,
} from './diagram.ts';
import { foldToFit } from './fold.ts';
import { mermaidId } from './mermaid/escape.ts';
import { movedEdges } from './moved-edges.ts';
import type { Overlay } from './overlay.ts';
import type { RolledUp } from './rolled-up.ts';
import { stateOfMany } from './worst-state.ts';

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
  overlay: Overlay = 'status',
): RolledUpDiagram {
  const fits = (elements: readonly DiagramElement[]) => allElements(elements).length <= maxElements;
  if (fits(diagram.elements)) return { diagram, rolledUp: [] };
  const none: ReadonlySet<string> = new Set();
  for (const opened of expanded.size > 0 ? [expanded, none] : [none]) {
    for (const limit of limits) {
      const attempt = reduceTo(diagram.elements, limit, opened, overlay);
      if (fits(attempt.elements)) return withReduced(diagram, attempt);
    }
  }
  const nothing = { shown: 0, failures: 0 };
  const least = withReduced(diagram, reduceTo(diagram.elements, nothing, none, overlay));
  const isOpened = ({ key }: DiagramElement) => expanded.has(mermaidId(key));
  const folded = foldToFit(least.diagram, maxElements, isOpened, overlay);
  return { diagram: folded.diagram, rolledUp: [...least.rolledUp, ...folded.folded] };
}

/** Siblings of one class of which some are hidden behind one node. */
interface Hidden {
  readonly key: string;
  readonly what: string;
  readonly elements: DiagramElement[];
}

interface Reduced {
  readonly elements: readonly DiagramElement[];
  readonly hidden: readonly Hidden[];
}

function withReduced(diagram: Diagram, { elements, hidden }: Reduced): RolledUpDiagram {
  const movedTo = new Map<string, string>();
  const rolledUp = hidden.map(({ key, what, elements: siblings }) => {
    const inside = allElements(siblings);
    for (const element of inside) movedTo.set(element.key, key);
    const count = siblings.length;
    return { key, count, what, resourceIds: inside.flatMap(({ resourceId }) => resourceId ?? []) };
  });
  return { diagram: { ...diagram, elements, edges: movedEdges(diagram.edges, movedTo) }, rolledUp };
}

function reduceTo(
  all: readonly DiagramElement[],
  limit: Limits,
  expanded: ReadonlySet<string>,
  overlay: Overlay,
): Reduced {
  const hidden: Hidden[] = [];
  const isExpanded = (key: string) => expanded.size > 0 && expanded.has(mermaidId(key));

  const reduce = (parent: string, elements: readonly DiagramElement[]): DiagramElement[] => {
    const rooms = new Map<string, Room>();
    const rest = new Map<string, Hidden>();
    const hasRoom = (element: DiagramElement, what: string): boolean => {
      const known = rooms.get(what);
      if (known) return known.take(element);
      const room = new Room(limit, isExpanded(rollUpKey(parent, what)));
      rooms.set(what, room);
      return room.take(element);
    };
    const kept: DiagramElement[] = [];
    for (const element of elements) {
      const what = element.rollUpAs;
      if (what !== undefined && !hasRoom(element, what)) {
        const known = rest.get(what);
        if (known) known.elements.push(element);
        else rest.set(what, { key: rollUpKey(parent, what), what, elements: [element] });
      } else if (element.kind === 'group') {
        kept.push({ ...element, children: reduce(element.key, element.children) });
      } else {
        kept.push(element);
      }
    }
    hidden.push(...rest.values());
    return [...kept, ...[...rest.values()].map((hidden) => summaryNode(hidden, overlay))];
  };

  return { elements: reduce('', all), hidden };
}

/** How many more siblings of one class may be shown. */
class Room {
  #shown: number;
  #failures: number;
  readonly #hasFailures: boolean;

  constructor({ shown, failures }: Limits, isOpen: boolean) {
    this.#shown = isOpen ? Number.POSITIVE_INFINITY : shown;
    this.#failures = failures;
    this.#hasFailures = !isOpen && failures > 0;
  }

  take(element: DiagramElement): boolean {
    if (this.#hasFailures && hasFailed(element)) {
      this.#failures -= 1;
      return this.#failures >= 0;
    }
    this.#shown -= 1;
    return this.#shown >= 0;
  }
}

function rollUpKey(parent: string, what: string): string {
  return `more:${parent}:${what}`;
}

function summaryNode({ key, what, elements }: Hidden, overlay: Overlay): DiagramNode {
  const failed = elements.filter(hasFailed).length;
  return {
    kind: 'node',
    key,
    icon: 'aws:resource',
    lines: [`${elements.length} more ${what}`],
    instead: elements,
    ...(overlay === 'cost'
      ? costOfMany(meantElements(elements))
      : failed > 0 && stateOfMany('failed', failed, overlay)),
  };
}
