import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query';
import * as api from '#lib/api/activity.ts';
import { callApi } from './call-api.ts';
import { keys } from './keys.ts';

const pageSize = 50;
const resourcePageSize = 10;

export const activityQuery = (name: string) =>
  infiniteQueryOptions({
    queryKey: keys.activity(name),
    initialPageParam: null as number | null,
    queryFn: ({ pageParam, signal }) =>
      callApi(api.listActivity, {
        params: { name },
        query: pageParam === null ? { limit: pageSize } : { limit: pageSize, before: pageParam },
        signal,
      }),
    getNextPageParam: ({ next }) => next,
  });

export const resourceActivityQuery = (name: string, resource: string) =>
  infiniteQueryOptions({
    queryKey: keys.resourceActivity(name, resource),
    initialPageParam: null as number | null,
    queryFn: ({ pageParam, signal }) =>
      callApi(api.listActivity, {
        params: { name },
        query: {
          resource,
          limit: resourcePageSize,
          ...(pageParam !== null && { before: pageParam }),
        },
        signal,
      }),
    getNextPageParam: ({ next }) => next,
  });

export const useActivity = (name: string) => useInfiniteQuery(activityQuery(name));

/** What happened to one resource. */
export const useResourceActivity = (name: string, resource: string) =>
  useInfiniteQuery(resourceActivityQuery(name, resource));
