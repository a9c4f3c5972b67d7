import { labelGap, tileSize } from './measured-diagram.ts';
import type { PlacedNode, Point } from './placed-diagram.ts';

/** Pixels by which a horizontal line may be off. */
const tolerance = 0.5;

/**
 * An arrow's route with its ends at what is drawn: beside its label an icon is narrower than the box
 * that was laid out, and an arrow that ended at the box would not reach it.
 */
export function attachArrow(
  points: readonly Point[],
  from: PlacedNode | undefined,
  to: PlacedNode | undefined,
): readonly Point[] {
  const [first, second] = points;
  const [beforeLast, last] = points.slice(-2);
  if (!first || !second || !beforeLast || !last) return points;
  return [attachEnd(first, second, from), ...points.slice(1, -1), attachEnd(last, beforeLast, to)];
}

function attachEnd(end: Point, next: Point, placed: PlacedNode | undefined): Point {
  if (!placed?.node.icon || Math.abs(end.y - next.y) > tolerance) return end;
  const { node, box } = placed;
  const width = end.y < box.y + tileSize + labelGap ? tileSize : node.label.width;
  const middle = box.x + box.width / 2;
  return { x: middle + (Math.sign(next.x - middle) * width) / 2, y: end.y };
}
