import type { GraphMoment } from '#lib/api/history.ts';

/** Moments as the API lists them: newest first, perhaps not yet to the oldest. */
export interface KnownMoments {
  readonly moments: readonly GraphMoment[];
  readonly isComplete: boolean;
}

/**
 * The time to ask for in order to see what was at a time: that of the moment which held then, the
 * oldest one where the history begins later, or the time itself where that is not known yet.
 */
export function momentAt({ moments, isComplete }: KnownMoments, atMs: number): string | undefined {
  const held = moments.find(({ at }) => Date.parse(at) <= atMs);
  if (held) return held.at;
  return isComplete ? moments.at(-1)?.at : new Date(atMs).toISOString();
}

/** The moments that can end a comparison: those after its beginning. */
export function momentsAfter(
  moments: readonly GraphMoment[],
  from: string | undefined,
): readonly GraphMoment[] {
  if (from === undefined) return moments;
  return moments.filter(({ at }) => Date.parse(at) > Date.parse(from));
}
