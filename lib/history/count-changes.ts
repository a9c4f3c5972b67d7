import type { GraphDifference } from '#lib/api/history.ts';

export interface ChangeCounts {
  readonly added: number;
  readonly removed: number;
  readonly changed: number;
  /** Relations added or removed between resources that exist at both moments. */
  readonly relations: number;
}

/** How much differs. A relation that came or went with one of its resources is no change of its own. */
export function countChanges(difference: GraphDifference): ChangeCounts {
  const { added, removed, changed } = difference;
  return {
    added: added.length,
    removed: removed.length,
    changed: changed.length,
    relations: ownRelations(difference).length,
  };
}

/** The relations that were added or removed between resources that exist at both moments. */
export function ownRelations({ added, removed, relations }: GraphDifference) {
  const passing = new Set([...added, ...removed].map(({ id }) => id));
  const of = (kind: 'added' | 'removed') =>
    relations[kind].flatMap((relation) =>
      passing.has(relation.from) || passing.has(relation.to) ? [] : [{ kind, relation }],
    );
  return [...of('added'), ...of('removed')];
}

/** `3 added, 1 removed, 2 changed`, without what there is none of. */
export function countsText({ added, removed, changed, relations }: ChangeCounts): string {
  const parts = [
    [added, 'added'],
    [removed, 'removed'],
    [changed, 'changed'],
    [relations, relations === 1 ? 'relation changed' : 'relations changed'],
  ].flatMap(([number, words]) => (number === 0 ? [] : [`${number} ${words}`]));
  return parts.join(', ') || 'Nothing differs';
}
