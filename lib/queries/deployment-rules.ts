import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import * as api from '#lib/api/deployment-rules.ts';
import { callApi } from './call-api.ts';
import { keys } from './keys.ts';

/** What has to be so before a deployment of an environment is applied. */
export const useDeploymentRules = (name: string) =>
  useQuery({
    queryKey: keys.rules(name),
    queryFn: ({ signal }) => callApi(api.getDeploymentRules, { params: { name }, signal }),
  });

export function useSetDeploymentRules(name: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: api.NewDeploymentRules) =>
      callApi(api.setDeploymentRules, { params: { name }, body }),
    onSuccess: (rules) => client.setQueryData(keys.rules(name), rules),
  });
}
