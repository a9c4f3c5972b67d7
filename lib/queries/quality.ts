import { useInfiniteQuery } from '@tanstack/react-query';
import * as api from '#lib/api/quality.ts';
import type { ResourceNode } from '#lib/resources/graph.ts';
import { objectsAt } from '#lib/resources/property-path.ts';
import { callApi } from './call-api.ts';
import { keys } from './keys.ts';

const pageSize = 50;

/** Results of a ruleset, newest first; read again when the graph tells that an evaluation has begun or moved. */
export function useQualityResults(name: string, { id, properties }: ResourceNode) {
  const [newest] = objectsAt(properties, 'Evaluations[]');
  const evaluation = newest && `${newest.RunId} ${newest.Status}`;
  const query = useInfiniteQuery({
    queryKey: keys.quality(name, id, evaluation ?? null),
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      callApi(api.listQualityResults, {
        params: { name },
        query: {
          resource: id,
          limit: pageSize,
          ...(pageParam !== undefined && { token: pageParam }),
        },
        signal,
      }),
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: (before) => before,
    staleTime: 0,
  });
  return {
    query,
    results: query.data?.pages.flatMap(({ results }) => results) ?? [],
    hasMore: query.hasNextPage,
    readOn: () => void query.fetchNextPage(),
  };
}
