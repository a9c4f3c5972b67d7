/** Which two deployments are compared; empty where none is named. */
export interface ComparisonAddress {
  readonly from: string;
  readonly to: string;
}

/** What a query string names. */
export function readComparisonAddress(search: URLSearchParams): ComparisonAddress {
  return { from: search.get('from') ?? '', to: search.get('to') ?? '' };
}

/** The query string of an address; parameters of others stay. */
export function writeComparisonAddress(
  search: URLSearchParams,
  { from, to }: ComparisonAddress,
): URLSearchParams {
  const next = new URLSearchParams(search);
  next.set('from', from);
  next.set('to', to);
  return next;
}
