/** What an address of the catalog page shows. */
export interface CatalogAddress {
  /** Text that tables are found by. */
  readonly text: string;
  /** Only the tables of this crawler. */
  readonly crawler: string | undefined;
  /** The table that is shown in detail: `database/table`. */
  readonly tableId: string | undefined;
}

export function readCatalogAddress(search: URLSearchParams): CatalogAddress {
  return {
    text: search.get('find') ?? '',
    crawler: search.get('crawler') ?? undefined,
    tableId: search.get('table') ?? undefined,
  };
}

/** The query string of an address; parameters of others stay. */
export function writeCatalogAddress(
  search: URLSearchParams,
  { text, crawler, tableId }: CatalogAddress,
): URLSearchParams {
  const next = new URLSearchParams(search);
  const given = { find: text || undefined, crawler, table: tableId };
  for (const [name, value] of Object.entries(given)) {
    if (value === undefined) next.delete(name);
    else next.set(name, value);
  }
  return next;
}
