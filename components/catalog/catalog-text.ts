import type { CatalogTable, ColumnChange, LakeZone, TableDetail } from '#lib/api/catalog.ts';
import { bytesText } from '#lib/diagrams/views/bytes-text.ts';

/** The tables whose name, database, format, location or crawler has a text in it. */
export function findTables(
  tables: readonly CatalogTable[],
  { text, crawler }: { readonly text: string; readonly crawler: string | undefined },
): CatalogTable[] {
  const wanted = text.trim().toLowerCase();
  return tables.filter((table) => {
    if (crawler !== undefined && table.crawler !== crawler) return false;
    const { database, name, classification, location } = table;
    return [database, name, classification, location, table.crawler].some((part) =>
      part?.toLowerCase().includes(wanted),
    );
  });
}

/** `2 partitions`; what was not counted to its end says so. */
export function partitionsText({ count, isPartial }: TableDetail['partitions']): string {
  return `${count.toLocaleString('en')} partition${count === 1 ? '' : 's'}${isPartial ? ' or more' : ''}`;
}

/** `1,204 objects, 3.2 MB`; what was not counted to its end says so. */
export function zoneText({ objects, bytes, isPartial }: LakeZone): string {
  const more = isPartial ? ' or more' : '';
  return `${objects.toLocaleString('en')} object${objects === 1 ? '' : 's'}${more}, ${bytesText(bytes)}`;
}

/** `errors added, bigint`. */
export function changeText({ column, change, before, after }: ColumnChange): string {
  if (change === 'changed') return `${column} changed, ${before} to ${after}`;
  return `${column} ${change}, ${after ?? before}`;
}
