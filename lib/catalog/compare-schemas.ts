import type { CatalogColumn, ColumnChange } from '#lib/api/catalog.ts';

type Column = Pick<CatalogColumn, 'name' | 'type'>;

/** Which columns one schema has that another had not, has no more, or has of another type. */
export function compareSchemas(
  before: readonly Column[],
  after: readonly Column[],
): ColumnChange[] {
  const [old, now] = [typesOf(before), typesOf(after)];
  const kept = after.flatMap(({ name: column, type }): ColumnChange[] => {
    const was = old.get(column);
    if (was === undefined) return [{ column, change: 'added', before: null, after: type }];
    return was === type ? [] : [{ column, change: 'changed', before: was, after: type }];
  });
  const gone = before.flatMap(({ name: column, type }): ColumnChange[] =>
    now.has(column) ? [] : [{ column, change: 'removed', before: type, after: null }],
  );
  return [...kept, ...gone];
}

function typesOf(columns: readonly Column[]): Map<string, string> {
  return new Map(columns.map(({ name, type }) => [name, type]));
}
