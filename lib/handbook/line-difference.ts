import { diffArrays } from 'diff';
import type { ChangedLine } from '#lib/api/handbook.ts';

/** Texts that differ by more lines are told as replaced; comparing them would take seconds. */
const mostChanges = 2_000;

/** What leads from one text to another: lines that are in both, removed or added. Pure. */
export function lineDifference(before: string, after: string): ChangedLine[] {
  const [old, present] = [before.split('\n'), after.split('\n')];
  const parts = diffArrays(old, present, { maxEditLength: mostChanges });
  if (!parts) return [...told('removed', old), ...told('added', present)];
  return parts.flatMap(({ value, added, removed }) =>
    told(added ? 'added' : removed ? 'removed' : 'same', value),
  );
}

/** The same without lines that are far from any change; what is left out is counted. */
export function withContext(lines: readonly ChangedLine[], context: number): ChangedLine[] {
  const near = new Set<number>();
  for (const [index, { kind }] of lines.entries()) {
    if (kind === 'same') continue;
    for (let at = index - context; at <= index + context; at += 1) near.add(at);
  }
  const shown: ChangedLine[] = [];
  let skipped = 0;
  for (const [index, line] of lines.entries()) {
    if (!near.has(index)) skipped += 1;
    if (near.has(index) || index === lines.length - 1) {
      if (skipped > 0) shown.push({ kind: 'skipped', text: String(skipped) });
      skipped = 0;
    }
    if (near.has(index)) shown.push(line);
  }
  return shown;
}

function told(kind: ChangedLine['kind'], lines: readonly string[]): ChangedLine[] {
  return lines.map((text) => ({ kind, text }));
}
