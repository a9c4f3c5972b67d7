/** Between which moments the history page compares. */
export interface HistoryAddress {
  /** ISO 8601; absent: as the page chooses. */
  readonly from: string | undefined;
  /** ISO 8601; absent: now. */
  readonly to: string | undefined;
}

/** What a query string asks for; what is no time is as if it were not there. */
export function readHistoryAddress(search: URLSearchParams): HistoryAddress {
  const timeOf = (name: string) => {
    const milliseconds = Date.parse(search.get(name) ?? '');
    return milliseconds >= 0 ? new Date(milliseconds).toISOString() : undefined;
  };
  return { from: timeOf('from'), to: timeOf('to') };
}

/** The query string of an address; parameters of others stay. */
export function writeHistoryAddress(
  search: URLSearchParams,
  address: HistoryAddress,
): URLSearchParams {
  const next = new URLSearchParams(search);
  for (const name of ['from', 'to'] as const) {
    const value = address[name];
    if (value === undefined) next.delete(name);
    else next.set(name, value);
  }
  return next;
}
