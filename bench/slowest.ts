/** How long something took, by what it is called. */
export interface Timed {
  readonly what: string;
  readonly ms: number;
}

/** Throws where there is none. */
export function slowestOf(timed: readonly Timed[]): Timed {
  const [slowest] = timed.toSorted((a, b) => b.ms - a.ms);
  if (!slowest) throw new Error('Nothing was measured');
  return slowest;
}

/** `network 12 ms, compute 9 ms`, slowest first. */
export function eachOf(timed: readonly Timed[]): string {
  return timed
    .toSorted((a, b) => b.ms - a.ms)
    .map(({ what, ms }) => `${what} ${ms.toFixed(0)} ms`)
    .join(', ');
}
