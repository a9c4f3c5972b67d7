import { useInfiniteQuery } from '@tanstack/react-query';
import * as api from '#lib/api/images.ts';
import { callApi } from './call-api.ts';
import { keys } from './keys.ts';

const pageSize = 50;
const scanningMs = 5_000;
const restMs = 30_000;

/** Images of a repository, newest first; asked for again as they are pushed and scanned. */
export const useImages = (name: string, resource: string) =>
  useInfiniteQuery({
    queryKey: keys.images(name, resource),
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      callApi(api.listImages, {
        params: { name },
        query: { resource, limit: pageSize, ...(pageParam !== undefined && { before: pageParam }) },
        signal,
      }),
    getNextPageParam: ({ next }) => next ?? undefined,
    staleTime: 0,
    refetchInterval: ({ state }) =>
      state.data?.pages.some(({ images }) => images.some(isScanning)) ? scanningMs : restMs,
  });

function isScanning({ scan }: api.Image): boolean {
  return scan?.status === 'IN_PROGRESS' || scan?.status === 'PENDING';
}
