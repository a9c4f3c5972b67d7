import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import type { Deployment } from '#lib/api/deployment-documents.ts';
import * as api from '#lib/api/deployments.ts';
import { callApi } from './call-api.ts';
import { keys } from './keys.ts';
import { putDeployment } from './live-cache.ts';

export const deploymentsQuery = (name: string) =>
  queryOptions({
    queryKey: keys.deployments(name),
    queryFn: ({ signal }) => callApi(api.listDeployments, { params: { name }, signal }),
  });

export const deploymentQuery = (id: string) =>
  queryOptions({
    queryKey: keys.deployment(id),
    queryFn: ({ signal }) => callApi(api.getDeployment, { params: { id }, signal }),
  });

export const stackEventsQuery = (id: string) =>
  queryOptions({
    queryKey: keys.stackEvents(id),
    queryFn: ({ signal }) => callApi(api.listStackEvents, { params: { id }, signal }),
  });

export const useDeployments = (name: string) => useQuery(deploymentsQuery(name));
export const useDeployment = (id: string) => useQuery(deploymentQuery(id));
export const useStackEvents = (id: string) => useQuery(stackEventsQuery(id));

function useDeploymentMutation<Input>(mutationFn: (input: Input) => Promise<Deployment>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn,
    onSuccess: (deployment) => putDeployment(client, deployment),
  });
}

export const usePlanDeployment = (name: string) =>
  useDeploymentMutation((body: z.input<typeof api.planDeployment.body>) =>
    callApi(api.planDeployment, { params: { name }, body }),
  );

export const useApplyDeployment = () =>
  useDeploymentMutation(({ id, acceptLosses }: { id: string; acceptLosses: string[] }) =>
    callApi(api.applyDeployment, { params: { id }, body: { acceptLosses } }),
  );

export const useDiscardDeployment = () =>
  useDeploymentMutation((id: string) => callApi(api.discardDeployment, { params: { id } }));

export const useRetryDeployment = () =>
  useDeploymentMutation((id: string) => callApi(api.retryDeployment, { params: { id } }));

export const useDestructionPreview = (name: string, enabled: boolean) =>
  useQuery({
    queryKey: keys.destruction(name),
    queryFn: ({ signal }) => callApi(api.previewDestruction, { params: { name }, signal }),
    enabled,
    staleTime: 0,
  });

export const useDestroyEnvironment = (name: string) =>
  useDeploymentMutation((body: z.input<typeof api.destroyEnvironment.body>) =>
    callApi(api.destroyEnvironment, { params: { name }, body }),
  );
