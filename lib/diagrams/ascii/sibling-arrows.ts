import { allElements, type Diagram, type DiagramEdge, type DiagramElement } from '../diagram.ts';

/** Arrows among the elements of one frame, by their places; what is inside an element counts as it. */
export interface SiblingArrow {
  readonly from: number;
  readonly to: number;
  /** Whether it is drawn; another one only says what is placed before what. */
  readonly isSeen: boolean;
}

/** The arrows among siblings, each once. */
export function siblingArrows(
  siblings: readonly DiagramElement[],
  edges: readonly DiagramEdge[],
): SiblingArrow[] {
  const places = new Map(
    siblings.flatMap((sibling, place) =>
      allElements([sibling]).map(({ key }) => [key, place] as const),
    ),
  );
  const arrows = new Map<string, SiblingArrow>();
  for (const { from, to, look } of edges) {
    const [start, end] = [places.get(from), places.get(to)];
    if (start === undefined || end === undefined || start === end) continue;
    const id = `${start} ${end}`;
    const isSeen = look !== 'order' || arrows.get(id)?.isSeen === true;
    arrows.set(id, { from: start, to: end, isSeen });
  }
  return [...arrows.values()];
}

/**
 * Places of siblings in rows, so that arrows lead from one row to a later one, or to an earlier one
 * where the diagram points upwards or to the left. What no arrow reaches stands in a last row.
 */
export function rowsOf(
  count: number,
  arrows: readonly SiblingArrow[],
  direction: Diagram['direction'],
): number[][] {
  const ranks = longestPaths(count, arrows.filter(isNoReturn));
  const reached = new Set(arrows.flatMap(({ from, to }) => [from, to]));
  const places = Array.from({ length: count }, (_, place) => place);
  const byRank = Map.groupBy(
    places.filter((place) => reached.has(place)),
    (place) => ranks[place] ?? 0,
  );
  const rows = [...byRank].sort(([one], [other]) => one - other).map(([, row]) => row);
  const loose = places.filter((place) => !reached.has(place));
  const ordered = direction === 'up' || direction === 'left' ? rows.reverse() : rows;
  return loose.length > 0 ? [...ordered, loose] : ordered;
}

/** Of two arrows there and back, the one that leads on in the order of the elements says where they stand. */
function isNoReturn(
  { from, to }: SiblingArrow,
  _: number,
  arrows: readonly SiblingArrow[],
): boolean {
  return from < to || !arrows.some((other) => other.from === to && other.to === from);
}

/** How many arrows lead to each place at most; an arrow that closes a circle does not count. */
function longestPaths(count: number, arrows: readonly SiblingArrow[]): number[] {
  const into = Map.groupBy(arrows, ({ to }) => to);
  const ranks: number[] = [];
  const open = new Set<number>();
  const rankOf = (place: number): number => {
    const known = ranks[place];
    if (known !== undefined) return known;
    open.add(place);
    const before = (into.get(place) ?? []).filter(({ from }) => !open.has(from));
    const rank = Math.max(0, ...before.map(({ from }) => rankOf(from) + 1));
    open.delete(place);
    ranks[place] = rank;
    return rank;
  };
  for (let place = 0; place < count; place += 1) rankOf(place);
  return ranks;
}
