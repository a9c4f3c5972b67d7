import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { EnvironmentGraph } from '#lib/api/architecture.ts';
import * as api from '#lib/api/architecture.ts';
import { callApi } from './call-api.ts';
import { keys } from './keys.ts';

export const graphQuery = (name: string) =>
  queryOptions({
    queryKey: keys.graph(name),
    queryFn: ({ signal }) =>
      callApi(api.getGraph, { params: { name }, signal }) as Promise<EnvironmentGraph>,
  });

export const useGraph = (name: string) => useQuery(graphQuery(name));

export function useRefreshGraph(name: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => callApi(api.refreshGraph, { params: { name } }) as Promise<EnvironmentGraph>,
    onSuccess: (graph) => client.setQueryData(keys.graph(name), graph),
  });
}
