import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import * as api from '#lib/api/drift.ts';
import type { ResourceDrift } from '#lib/resources/graph.ts';
import { callApi } from './call-api.ts';
import { keys } from './keys.ts';

export const useDetectDrift = (name: string) =>
  useMutation({ mutationFn: () => callApi(api.detectDrift, { params: { name } }) });

/** Takes an actual value into the parameter that it follows. */
export function useAdoptDrift(name: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { readonly resource: string; readonly path: string }) =>
      callApi(api.adoptDrift, { params: { name }, body }),
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: keys.drift(name) }),
        client.invalidateQueries({ queryKey: keys.environment(name), exact: true }),
      ]),
  });
}

const resourceDriftQuery = (name: string, resource: string, drift: ResourceDrift | undefined) =>
  queryOptions({
    queryKey: [...keys.drift(name), resource, drift?.checkedAt ?? null],
    queryFn: ({ signal }) =>
      callApi(api.getResourceDrift, { params: { name }, query: { resource }, signal }),
    enabled: drift?.state === 'modified',
    staleTime: Number.POSITIVE_INFINITY,
  });

/** How a resource differs from its template; asked only where it does, and again after each comparison. */
export const useResourceDrift = (
  name: string,
  resource: string,
  drift: ResourceDrift | undefined,
) => useQuery(resourceDriftQuery(name, resource, drift));
