import type { ResourceStatus } from '#lib/resources/graph.ts';
import type { Diagram, DiagramElement } from '../diagram.ts';
import { asciiText } from './ascii-text.ts';
import { rowsOf, type SiblingArrow, siblingArrows } from './sibling-arrows.ts';

/** What is known of siblings before there is a width for them. */
export interface Siblings {
  readonly items: readonly Item[];
  readonly arrows: readonly SiblingArrow[];
  readonly rows: readonly (readonly number[])[];
  /** The width at which nothing in any of them is cut. */
  readonly needed: number;
  readonly frames: number;
}

/** An element with what is written of it. */
export interface Item {
  readonly key: string;
  readonly title: string;
  readonly details: readonly string[];
  /** Absent for a node. */
  readonly inside?: Siblings;
}

/** Columns that a box has around its text. */
export const border = 4;
/** Narrower frames would cut every name in them. */
export const leastWidth = 24;

const signs: Readonly<Partial<Record<ResourceStatus, string>>> = {
  failed: '! ',
  changing: '~ ',
  deleting: '~ ',
  unknown: '? ',
};

/** Siblings and all that is in them, with texts, rows and arrows. */
export function measure(
  elements: readonly DiagramElement[],
  diagram: Pick<Diagram, 'direction' | 'edges'>,
): Siblings {
  const items = elements.map((element): Item => {
    const [title = '', ...details] = labelOf(element);
    const own = { key: element.key, title, details };
    return element.kind === 'node' ? own : { ...own, inside: measure(element.children, diagram) };
  });
  const arrows = siblingArrows(elements, diagram.edges);
  return {
    items,
    arrows,
    rows: rowsOf(items.length, arrows, diagram.direction),
    needed: Math.max(leastWidth, ...items.map(neededWidth)),
    frames: items.filter(({ inside }) => inside).length,
  };
}

function neededWidth({ title, details, inside }: Item): number {
  const own = Math.max(title.length, ...details.map(({ length }) => length)) + border;
  return inside ? Math.max(own + 2, inside.needed + border) : own;
}

/** What is written of an element: its lines, and its state where its type has one. */
function labelOf({ lines, status, statusText, badge }: DiagramElement): string[] {
  const state =
    status && statusText !== 'exists' ? `${signs[status] ?? ''}${statusText ?? status}` : '';
  return [...lines, badge ?? state].map((line) => asciiText(line)).filter((line) => line !== '');
}
