import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import * as api from '#lib/api/environments.ts';
import { callApi } from './call-api.ts';
import { keys } from './keys.ts';

export const environmentsQuery = queryOptions({
  queryKey: keys.environments,
  queryFn: ({ signal }) => callApi(api.listEnvironments, { signal }),
});

export const environmentQuery = (name: string) =>
  queryOptions({
    queryKey: keys.environment(name),
    queryFn: ({ signal }) => callApi(api.getEnvironment, { params: { name }, signal }),
  });

export const useEnvironments = () => useQuery(environmentsQuery);
export const useEnvironment = (name: string) => useQuery(environmentQuery(name));

export type NewEnvironment = z.input<typeof api.newEnvironment>;

/** Checks the input of a new environment on the server; creates nothing. */
export function validateEnvironment(body: NewEnvironment, signal?: AbortSignal) {
  const call = { body, query: { validateOnly: 'true' as const } };
  return callApi(api.createEnvironment, signal ? { ...call, signal } : call);
}

export function useCreateEnvironment() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: NewEnvironment) => callApi(api.createEnvironment, { body }),
    onSuccess: (created) => {
      client.setQueryData(keys.environment(created.name), created);
      return client.invalidateQueries({ queryKey: keys.environments });
    },
  });
}

export function useUpdateEnvironment(name: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: z.input<typeof api.updateEnvironment.body>) =>
      callApi(api.updateEnvironment, { params: { name }, body }),
    onSuccess: (updated) => client.setQueryData(keys.environment(name), updated),
  });
}

export function useRemoveEnvironment(name: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => callApi(api.removeEnvironment, { params: { name } }),
    onSuccess: () => {
      client.removeQueries({ queryKey: keys.environment(name) });
      return client.invalidateQueries({ queryKey: keys.environments });
    },
  });
}
