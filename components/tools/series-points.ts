import type { Series } from '#lib/api/tool-documents.ts';

/** More lines than these cannot be told apart in a small chart. */
const mostLines = 4;

/** The series whose newest values are highest, under names without what all of them begin and end with. */
export function busiest(series: readonly Series[]): Series[] {
  return series
    .toSorted((a, b) => newestOf(b) - newestOf(a))
    .slice(0, mostLines)
    .map(({ name, points }) => ({ name: shortName(name), points }));
}

export function newestOf({ points }: Series): number {
  return points.at(-1)?.[1] ?? 0;
}

/** Compose calls a container after its project, its service and a number. */
function shortName(name: string): string {
  return name.replace(/^strata-monitoring-/, '').replace(/-\d+$/, '');
}

/** A round number that no value is above. */
export function ceilingOf(values: readonly number[]): number {
  const highest = Math.max(0, ...values);
  if (highest === 0) return 1;
  const power = 10 ** Math.floor(Math.log10(highest));
  const step = [1, 2, 5, 10].find((factor) => factor * power >= highest) ?? 10;
  return step * power;
}
