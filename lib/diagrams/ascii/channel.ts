import type { Block } from './block.ts';

/** A box in a row of boxes: from which column, how wide and how high. */
export interface Span {
  readonly x: number;
  readonly width: number;
  readonly height: number;
}

/** A line between a box of the upper row and one of the lower row. */
export interface Line {
  readonly upper: number;
  readonly lower: number;
  /** Whether its arrow head is at the lower box. */
  readonly down: boolean;
}

interface Routed extends Line {
  readonly from: number;
  readonly to: number;
  /** Row of its horizontal part; absent for a straight line. */
  readonly lane?: number;
}

export interface Channel {
  readonly block: Block;
  /** Lines that found a place. */
  readonly drawn: readonly Line[];
  /** Columns of lines that leave a box of the upper row, by which they are led past higher neighbours. */
  readonly risers: readonly {
    readonly column: number;
    readonly box: number;
    readonly down: boolean;
  }[];
}

/** More lines between two rows than these are a thicket, and are told in words instead. */
const mostLines = 12;

/**
 * The lines between two rows of boxes: straight where boxes overlap, and otherwise each with a
 * horizontal part in a row of its own. No two lines share a column, so they only ever cross.
 */
export function channelOf(
  upper: readonly Span[],
  lower: readonly Span[],
  lines: readonly Line[],
): Channel {
  const routed = lines.length > mostLines ? [] : route(upper, lower, lines);
  const width = Math.max(0, ...[...upper, ...lower].map((span) => span.x + span.width));
  const highest = Math.max(0, ...upper.map(({ height }) => height));
  const reaches = ({ upper: box }: Line) => upper[box]?.height === highest;
  return {
    block: { width, lines: paint(width, routed, reaches) },
    drawn: routed,
    risers: routed.map(({ from, upper: box, down }) => ({ column: from, box, down })),
  };
}

function route(upper: readonly Span[], lower: readonly Span[], lines: readonly Line[]): Routed[] {
  const used = new Set<number>();
  const take = (column: number | undefined): number | undefined => {
    if (column !== undefined) used.add(column);
    return column;
  };
  const routed: Routed[] = [];
  const bent: Line[] = [];
  for (const line of lines) {
    const [above, below] = [upper[line.upper], lower[line.lower]];
    if (!above || !below) continue;
    const column = take(
      freeColumn(
        Math.max(above.x, below.x),
        Math.min(above.x + above.width, below.x + below.width),
        used,
      ),
    );
    if (column === undefined) bent.push(line);
    else routed.push({ ...line, from: column, to: column });
  }
  let lane = 0;
  for (const line of bent) {
    const [above, below] = [upper[line.upper], lower[line.lower]];
    const from = above && take(freeColumn(above.x, above.x + above.width, used));
    const to = below && take(freeColumn(below.x, below.x + below.width, used));
    if (from === undefined || to === undefined) continue;
    routed.push({ ...line, from, to, lane });
    lane += 1;
  }
  return routed;
}

/** The unused column between two borders that is nearest to their middle, with no used one beside it. */
function freeColumn(start: number, end: number, used: ReadonlySet<number>): number | undefined {
  const middle = Math.floor((start + end - 1) / 2);
  for (let distance = 0; distance < end - start; distance += 1) {
    for (const column of [middle - distance, middle + distance]) {
      const isInside = column > start && column < end - 1;
      if (isInside && ![column - 1, column, column + 1].some((one) => used.has(one))) return column;
    }
  }
  return undefined;
}

function paint(
  width: number,
  routed: readonly Routed[],
  reaches: (line: Line) => boolean,
): string[] {
  if (routed.length === 0) return [];
  const lanes = routed.filter(({ lane }) => lane !== undefined).length;
  const height = lanes === 0 ? 2 : lanes + 2;
  const rows = Array.from({ length: height }, () => Array<string>(width).fill(' '));
  const put = (row: number, column: number, sign: string) => {
    const cells = rows[row];
    if (cells) cells[column] = sign;
  };
  for (const { from, to, lane } of routed) {
    if (lane === undefined) continue;
    for (let column = Math.min(from, to); column <= Math.max(from, to); column += 1) {
      put(lane + 1, column, '-');
    }
  }
  for (const line of routed) {
    const { from, to, lane, down } = line;
    const turn = lane === undefined ? height : lane + 1;
    for (let row = 0; row < height; row += 1) put(row, row < turn ? from : to, '|');
    if (lane !== undefined) {
      put(turn, from, '+');
      put(turn, to, '+');
    }
    if (down) put(height - 1, to, 'v');
    else if (reaches(line)) put(0, from, '^');
  }
  return rows.map((cells) => cells.join(''));
}
