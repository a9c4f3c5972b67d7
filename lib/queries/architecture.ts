import {
  queryOptions,
  replaceEqualDeep,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import type { EnvironmentGraph } from '#lib/api/architecture.ts';
import * as api from '#lib/api/architecture.ts';
import { callApi, requestApi } from './call-api.ts';
import { keys } from './keys.ts';

export const graphQuery = (name: string) =>
  queryOptions({
    queryKey: keys.graph(name),
    queryFn: ({ signal }) => readGraph(name, signal),
    structuralSharing: (known, next) => newerGraph(known as EnvironmentGraph | undefined, next),
  });

async function readGraph(name: string, signal: AbortSignal): Promise<EnvironmentGraph> {
  const { body } = await requestApi(api.getPackedGraph, { params: { name }, signal });
  return new Response(body?.pipeThrough(new DecompressionStream('gzip')) ?? null).json();
}

/**
 * A delta may overtake the answer to a request: what was read before it does not undo it. What was
 * read twice is not compared, which takes long for a large one.
 */
function newerGraph(known: EnvironmentGraph | undefined, next: unknown): unknown {
  const read = next as EnvironmentGraph;
  const isOvertaken = known && known.revision > read.revision && known.at > read.at;
  const isSame = known && known.revision === read.revision && known.at === read.at;
  return isOvertaken || isSame ? known : replaceEqualDeep(known, read);
}

export const useGraph = (name: string) => useQuery(graphQuery(name));

export function useRefreshGraph(name: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => callApi(api.refreshGraph, { params: { name } }) as Promise<EnvironmentGraph>,
    onSuccess: (graph) => client.setQueryData(keys.graph(name), graph),
  });
}
