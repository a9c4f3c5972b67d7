interface Moment {
  readonly at: Date;
}

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** How long after each other moments are kept, up to which age; youngest first. */
const densities: readonly { readonly ageMs: number; readonly apartMs: number }[] = [
  { ageMs: dayMs, apartMs: minuteMs },
  { ageMs: 7 * dayMs, apartMs: hourMs },
  { ageMs: 90 * dayMs, apartMs: dayMs },
];

/**
 * The moments that are to be forgotten: of a day all but one per minute, of a week all but one per hour,
 * of 90 days all but one per day, by UTC. The last of each span is kept, since it held when the span was
 * over; so is the last before the 90 days, which held when they began.
 */
export function thinMoments<M extends Moment>(moments: readonly M[], now: Date): M[] {
  const newestFirst = moments.toSorted((a, b) => b.at.getTime() - a.at.getTime());
  const kept = new Set<string>();
  return newestFirst.filter(({ at }) => {
    const span = spanOf(at, now);
    if (kept.has(span)) return true;
    kept.add(span);
    return false;
  });
}

function spanOf(at: Date, now: Date): string {
  const ageMs = now.getTime() - at.getTime();
  const density = densities.find((one) => ageMs < one.ageMs);
  if (!density) return 'before';
  return `${density.apartMs} ${Math.floor(at.getTime() / density.apartMs)}`;
}
