import type { ResourceChange } from '#lib/api/deployment-documents.ts';

/** What changes do in one sentence without its stop, such as `24 to add, 1 to replace`. */
export function planSentence(changes: readonly ResourceChange[]): string {
  const count = (matches: (change: ResourceChange) => boolean) => changes.filter(matches).length;
  const parts = [
    [count(({ action }) => action === 'add'), 'to add'],
    [count((change) => change.action === 'modify' && change.replacement === 'no'), 'to change'],
    [count((change) => change.action === 'modify' && change.replacement !== 'no'), 'to replace'],
    [count(({ action }) => action === 'remove'), 'to remove'],
    [count(({ action }) => action === 'import'), 'to import'],
    [count(({ action }) => action === 'dynamic'), 'to decide while deploying'],
  ].flatMap(([number, words]) => (number === 0 ? [] : [`${number} ${words}`]));
  return parts.join(', ') || 'Nothing to change';
}
