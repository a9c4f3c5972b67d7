export interface DurationSummary {
  readonly count: number;
  readonly shortest: number;
  readonly longest: number;
  readonly median: number;
}

/** Of how long something took, in seconds; undefined where it is not known to have happened. */
export function durationSummary(seconds: readonly number[]): DurationSummary | undefined {
  const sorted = seconds.toSorted((a, b) => a - b);
  const [shortest] = sorted;
  const longest = sorted.at(-1);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.ceil(sorted.length / 2) - 1];
  if (shortest === undefined || longest === undefined) return undefined;
  if (upper === undefined || lower === undefined) return undefined;
  return { count: sorted.length, shortest, longest, median: (lower + upper) / 2 };
}
