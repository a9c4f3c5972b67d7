/** How much of something there was at a size. */
export interface Sized {
  readonly size: number;
  readonly value: number;
}

/**
 * The exponent with which values grow with sizes, from the smallest size to the largest: 1 where they
 * grow alike. Throws with fewer than two sizes.
 */
export function growthExponent(points: readonly Sized[]): number {
  const sorted = points.toSorted((a, b) => a.size - b.size);
  const [first, last] = [sorted.at(0), sorted.at(-1)];
  if (!first || !last || first.size === last.size) throw new Error('Growth needs two sizes');
  return Math.log(last.value / first.value) / Math.log(last.size / first.size);
}
