import type { Query, QueryClient, QueryFilters, QueryKey } from '@tanstack/react-query';

/**
 * Writes what the live stream tells. The answer to a request under way may be older: what was told meanwhile
 * is written into it too, so `update` has to be idempotent.
 */
export function writeLive<T>(
  client: QueryClient,
  queryKey: QueryKey,
  update: (known: T | undefined) => T | undefined,
): void {
  const write = () => void client.setQueryData<T>(queryKey, update);
  write();
  afterAnswer(client, queryKey, write);
}

/** Does something once the request that is under way for a query, if any, has its answer. */
export function afterAnswer(client: QueryClient, queryKey: QueryKey, act: () => void): void {
  const query = client.getQueryCache().find({ queryKey, exact: true, fetchStatus: 'fetching' });
  query?.promise?.then(act, () => undefined);
}

/**
 * Reads again what matches, also what is being read for the first time or by a further page: what that is
 * answered may be older than what makes it wanted again, and TanStack Query would join it, or lose the page.
 */
export function readAgain(client: QueryClient, filters: QueryFilters = {}): void {
  const isAwaited = (query: Query) => query.state.fetchStatus === 'fetching' && isWorthIt(query);
  for (const { queryKey } of client.getQueryCache().findAll(filters).filter(isAwaited)) {
    afterAnswer(client, queryKey, () => readUnlessReading(client, queryKey));
  }
  void client.invalidateQueries({
    ...filters,
    predicate: (query) => (filters.predicate?.(query) ?? true) && !isAwaited(query),
  });
}

/** Anything else under way is asked for anew. */
function isWorthIt({ state }: Query): boolean {
  return state.data === undefined || state.fetchMeta?.fetchMore !== undefined;
}

function readUnlessReading(client: QueryClient, queryKey: QueryKey): void {
  void client.invalidateQueries({ queryKey, exact: true, fetchStatus: 'idle' });
}
