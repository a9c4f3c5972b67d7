import type { Diagram, DiagramElement } from '../diagram.ts';
import { shortened } from './ascii-text.ts';
import { type Block, beside, blockOf, boxed, framed, stacked } from './block.ts';
import { channelOf, type Line, type Span } from './channel.ts';
import { border, type Item, leastWidth, measure, type Siblings } from './measure.ts';
import type { SiblingArrow } from './sibling-arrows.ts';

/** Elements as they stand, and which arrows between siblings are drawn, as `from to` by their keys. */
export interface LaidOut {
  readonly block: Block;
  readonly drawn: readonly string[];
}

interface Shelf {
  readonly places: readonly number[];
  readonly blocks: readonly Block[];
}

const gap = 2;
const mostColumns = 3;

/** Places elements in rows within a width; frames stand beside each other where that is lower. */
export function layOut(
  elements: readonly DiagramElement[],
  diagram: Pick<Diagram, 'direction' | 'edges'>,
  width: number,
): LaidOut {
  return place(measure(elements, diagram), width);
}

function place(siblings: Siblings, width: number): LaidOut {
  const columns = Math.min(mostColumns, Math.max(siblings.frames, 1));
  const widths = Array.from({ length: columns }, (_, index) =>
    Math.floor((width - gap * index) / (index + 1)),
  );
  return widths
    .filter((each, index) => index === 0 || each >= siblings.needed)
    .map((each) => arrange(siblings, width, each))
    .reduce((best, attempt) =>
      attempt.block.lines.length < best.block.lines.length ? attempt : best,
    );
}

function arrange({ items, arrows, rows }: Siblings, width: number, widthEach: number): LaidOut {
  const laid = items.map((item) => placeItem(item, width, widthEach));
  const shelves = rows.flatMap((row) => shelvesOf(row, laid, width));
  const blocks: Block[] = [];
  const drawn = laid.flatMap((one) => one.drawn);
  for (const [index, shelf] of shelves.entries()) {
    const next = shelves[index + 1];
    const row = beside(shelf.blocks, gap);
    const lines = next ? linesBetween(shelf, next, arrows) : [];
    if (!next || lines.length === 0) {
      blocks.push(row);
      continue;
    }
    const channel = channelOf(spansOf(shelf), spansOf(next), lines);
    blocks.push(withRisers(row, spansOf(shelf), channel.risers), channel.block);
    for (const { upper, lower, down } of channel.drawn) {
      const ends = [shelf.places[upper], next.places[lower]].map((at = -1) => items[at]?.key);
      drawn.push((down ? ends : ends.toReversed()).join(' '));
    }
  }
  return { block: stacked(blocks), drawn };
}

function placeItem(item: Item, width: number, widthEach: number): LaidOut {
  const { title, details, inside } = item;
  if (!inside) {
    const lines = [title, ...details].map((line) => shortened(line, width - border));
    return { block: boxed(lines), drawn: [] };
  }
  const room = widthEach - border;
  if (room < leastWidth) return unframed(title, inside, widthEach);
  const { block, drawn } = place(inside, room);
  const head = blockOf(details.map((line) => shortened(line, room)));
  const content = stacked([head, block].filter(({ lines }) => lines.length > 0));
  return { block: framed(shortened(title, room - 2), content), drawn };
}

/** A frame for which there is no room any more: its name, and beneath it what it holds. */
function unframed(title: string, inside: Siblings, width: number): LaidOut {
  const name = boxed([shortened(`${title}:`, width - border)]);
  const { block, drawn } = place(inside, width);
  return { block: stacked([name, block]), drawn };
}

function shelvesOf(row: readonly number[], laid: readonly LaidOut[], width: number): Shelf[] {
  const shelves: { places: number[]; blocks: Block[]; end: number }[] = [];
  for (const place of row) {
    const block = laid[place]?.block;
    if (!block) continue;
    const last = shelves.at(-1);
    if (last && last.end + gap + block.width <= width) {
      last.places.push(place);
      last.blocks.push(block);
      last.end += gap + block.width;
    } else {
      shelves.push({ places: [place], blocks: [block], end: block.width });
    }
  }
  return shelves;
}

function linesBetween(above: Shelf, below: Shelf, arrows: readonly SiblingArrow[]): Line[] {
  return arrows
    .filter(({ isSeen }) => isSeen)
    .flatMap(({ from, to }): Line[] => {
      const [upper, lower] = [above.places.indexOf(from), below.places.indexOf(to)];
      if (upper >= 0 && lower >= 0) return [{ upper, lower, down: true }];
      const [target, source] = [above.places.indexOf(to), below.places.indexOf(from)];
      return target >= 0 && source >= 0 ? [{ upper: target, lower: source, down: false }] : [];
    });
}

function spansOf({ blocks }: Shelf): Span[] {
  let x = 0;
  return blocks.map(({ width, lines }) => {
    const span = { x, width, height: lines.length };
    x += width + gap;
    return span;
  });
}

/** Leads the lines of low boxes down past their higher neighbours. */
function withRisers(
  row: Block,
  spans: readonly Span[],
  risers: ReturnType<typeof channelOf>['risers'],
): Block {
  return blockOf(
    row.lines.map((line, index) => {
      const cells = [...line];
      for (const { column, box, down } of risers) {
        const height = spans[box]?.height ?? 0;
        if (index >= height) cells[column] = index === height && !down ? '^' : '|';
      }
      return cells.join('');
    }),
  );
}
