import {
  infiniteQueryOptions,
  useInfiniteQuery,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query';
import type { z } from 'zod';
import * as api from '#lib/api/operations.ts';
import { callApi } from './call-api.ts';
import { keys } from './keys.ts';
import { putOperation } from './live-cache.ts';

const pageSize = 20;

export const operationsQuery = (name: string) =>
  infiniteQueryOptions({
    queryKey: keys.operations(name),
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) =>
      callApi(api.listOperations, {
        params: { name },
        query: pageParam === null ? { limit: pageSize } : { limit: pageSize, before: pageParam },
        signal,
      }),
    getNextPageParam: ({ next }) => next,
  });

/** What was done to the resources of an environment, newest first, as it goes on. */
export const useOperations = (name: string) => useInfiniteQuery(operationsQuery(name));

export type OperationRequest = z.input<(typeof api.startOperation)['body']>;

/** Asks AWS for something to be done; what becomes of it comes by the live stream. */
export function useStartOperation(name: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: OperationRequest) => callApi(api.startOperation, { params: { name }, body }),
    onSuccess: (started) => putOperation(client, started),
  });
}
