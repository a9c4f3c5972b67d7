import {
  infiniteQueryOptions,
  keepPreviousData,
  type QueryClient,
  queryOptions,
  useInfiniteQuery,
  useQuery,
} from '@tanstack/react-query';
import type { GraphDifference } from '#lib/api/history.ts';
import * as api from '#lib/api/history.ts';
import { callApi } from './call-api.ts';
import { keys } from './keys.ts';
import { readAgain } from './live-writes.ts';

const pageSize = 100;

export const momentsQuery = (name: string) =>
  infiniteQueryOptions({
    queryKey: keys.moments(name),
    initialPageParam: null as number | null,
    queryFn: ({ pageParam, signal }) =>
      callApi(api.listMoments, {
        params: { name },
        query: pageParam === null ? { limit: pageSize } : { limit: pageSize, before: pageParam },
        signal,
      }),
    getNextPageParam: ({ next }) => next,
  });

interface Moments {
  /** ISO 8601. */
  readonly from: string;
  /** ISO 8601; absent: now. */
  readonly to: string | undefined;
}

export const differenceQuery = (name: string, { from, to }: Moments) =>
  queryOptions({
    queryKey: [...keys.differences(name), from, to ?? null],
    queryFn: ({ signal }) =>
      callApi(api.getDifference, {
        params: { name },
        query: to === undefined ? { from } : { from, to },
        signal,
      }) as Promise<GraphDifference>,
    placeholderData: keepPreviousData,
  });

export const useMoments = (name: string) => useInfiniteQuery(momentsQuery(name));

/** What is different between two moments; nothing is asked where there is none to begin with. */
export const useDifference = (name: string, from: string | undefined, to: string | undefined) =>
  useQuery({
    ...differenceQuery(name, { from: from ?? '', to }),
    enabled: from !== undefined,
  });

/** The graph has changed: there is another moment, and what is compared with now is different. */
export function extendHistory(client: QueryClient, name: string): void {
  readAgain(client, { queryKey: keys.moments(name) });
  readAgain(client, {
    queryKey: keys.differences(name),
    predicate: ({ queryKey }) => queryKey.at(-1) === null,
  });
}
