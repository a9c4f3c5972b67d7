import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query';
import * as api from '#lib/api/activity.ts';
import { callApi } from './call-api.ts';
import { keys } from './keys.ts';

const pageSize = 50;

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

export const useActivity = (name: string) => useInfiniteQuery(activityQuery(name));
