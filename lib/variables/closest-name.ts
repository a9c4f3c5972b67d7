import { distance } from 'fastest-levenshtein';

/** Nobody who writes more than this mistyped a name. */
const longestName = 64;

/** The name that somebody probably meant: the one with the fewest edits, where these are few. */
export function closestName(name: string, names: readonly string[]): string | undefined {
  if (name.length > longestName) return undefined;
  const most = Math.max(2, Math.floor(name.length / 4));
  const wanted = name.toUpperCase();
  const [closest] = names
    .filter((known) => Math.abs(known.length - wanted.length) <= most)
    .map((known) => ({ known, edits: distance(wanted, known) }))
    .filter(({ edits }) => edits <= most)
    .sort((one, other) => one.edits - other.edits);
  return closest?.known;
}
