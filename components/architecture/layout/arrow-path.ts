import type { Point } from './placed-diagram.ts';
import { round } from './round.ts';

const cornerRadius = 7;
/** The tip of the arrowhead is this far beyond the end of its line. */
const headLength = 4;
const nearlyStraight = 0.5;

/** An SVG path along the points with rounded corners, ending where the arrowhead's tip reaches the last. */
export function arrowPath(route: readonly Point[]): string {
  const points = turningPoints(route);
  const last = points.length - 1;
  return points
    .map((point, index) => {
      const [before, after] = [points[index - 1], points[index + 1]];
      if (!before) return `M${pair(point)}`;
      if (!after) return `L${pair(towards(point, before, headLength))}`;
      const radius = Math.min(
        cornerRadius,
        distance(before, point) / 2,
        distance(point, after) / (index + 1 === last ? 1 : 2),
      );
      const [start, end] = [towards(point, before, radius), towards(point, after, radius)];
      return `L${pair(start)}Q${pair(point)} ${pair(end)}`;
    })
    .join('');
}

/** A route's ends and where it turns; a layout also names points along the way. */
function turningPoints(route: readonly Point[]): Point[] {
  return route.filter((point, index) => {
    const [before, after] = [route[index - 1], route[index + 1]];
    if (!before || !after) return true;
    const isAlong = (axis: 'x' | 'y') =>
      Math.max(Math.abs(before[axis] - point[axis]), Math.abs(after[axis] - point[axis])) <
      nearlyStraight;
    return !isAlong('x') && !isAlong('y');
  });
}

function towards(from: Point, to: Point, length: number): Point {
  const share = Math.min(1, length / (distance(from, to) || 1));
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

function pair({ x, y }: Point): string {
  return `${round(x)} ${round(y)}`;
}
