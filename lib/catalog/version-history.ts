import type { CatalogColumn, TableDetail } from '#lib/api/catalog.ts';
import { compareSchemas } from './compare-schemas.ts';

interface SchemaVersion {
  /** A number as text, one higher with each change. */
  readonly id: string;
  readonly at: string | null;
  readonly columns: readonly CatalogColumn[];
}

/** The versions of a table, newest first, each with what it changed of the one before. */
export function versionHistory(versions: readonly SchemaVersion[]): TableDetail['versions'] {
  const sorted = [...versions].sort((a, b) => Number(b.id) - Number(a.id));
  return sorted.map(({ id, at, columns }, index) => {
    const before = sorted[index + 1];
    return { id, at, changes: before ? compareSchemas(before.columns, columns) : null };
  });
}
