import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import { getConfiguration, importConfiguration } from '#lib/api/configuration.ts';
import * as api from '#lib/api/environment-comparison.ts';
import { callApi } from './call-api.ts';
import { keys } from './keys.ts';
import { putDeployment } from './live-cache.ts';

/** Every variable of an environment; asked for anew whenever somebody comes to look. */
export const useConfiguration = (name: string) =>
  useQuery({
    queryKey: keys.configuration(name),
    queryFn: ({ signal }) => callApi(getConfiguration, { params: { name }, signal }),
    staleTime: 0,
  });

/** What a `.env` file would change, or what is wrong with it; nothing is saved. */
export const useCheckConfiguration = (name: string) =>
  useMutation({
    mutationFn: (content: string) =>
      callApi(importConfiguration, {
        params: { name },
        query: { validateOnly: 'true' },
        body: { content },
      }),
  });

/** Saves a `.env` file and plans what changes. */
export function useImportConfiguration(name: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (content: string) =>
      callApi(importConfiguration, { params: { name }, body: { content } }),
    onSuccess: () => void client.invalidateQueries({ queryKey: keys.environment(name) }),
  });
}

/** An environment beside another one; nothing is asked for before both are known. */
export const useEnvironmentComparison = (name: string, other: string) =>
  useQuery({
    queryKey: keys.environmentComparison(name, other),
    queryFn: ({ signal }) =>
      callApi(api.compareEnvironments, { params: { name }, query: { with: other }, signal }),
    enabled: name !== '' && other !== '' && name !== other,
    staleTime: 0,
  });

/** Takes parameters over from another environment and plans what changes. */
export function usePromoteParameters(name: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: z.input<typeof api.promoteParameters.body>) =>
      callApi(api.promoteParameters, { params: { name }, body }),
    onSuccess: (deployment) => {
      putDeployment(client, deployment);
      void client.invalidateQueries({ queryKey: keys.environment(name) });
    },
  });
}

/** Creates an environment with the parameters and tags of another one. */
export function useCloneEnvironment(source: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: z.input<typeof api.cloneEnvironment.body>) =>
      callApi(api.cloneEnvironment, { params: { name: source }, body }),
    onSuccess: (created) => {
      client.setQueryData(keys.environment(created.name), created);
      return client.invalidateQueries({ queryKey: keys.environments });
    },
  });
}
