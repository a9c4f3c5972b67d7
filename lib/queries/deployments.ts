import {
  infiniteQueryOptions,
  queryOptions,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import type { z } from 'zod';
import type { Deployment, StopMode } from '#lib/api/deployment-documents.ts';
import * as api from '#lib/api/deployments.ts';
import { listRecoveries, recoverLayer } from '#lib/api/recovery.ts';
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

const pageSize = 25;

export type DeploymentFilter = Omit<z.input<typeof api.deploymentsQuery>, 'limit'>;

export const deploymentHistoryQuery = (name: string, filter: DeploymentFilter) =>
  infiniteQueryOptions({
    queryKey: keys.deploymentHistory(name, filter),
    initialPageParam: filter.before ?? null,
    queryFn: ({ pageParam, signal }) =>
      callApi(api.listDeployments, {
        params: { name },
        query: { ...filter, limit: pageSize, before: pageParam ?? undefined },
        signal,
      }),
    getNextPageParam: ({ next }) => next,
  });

/** Deployments as a search finds them, newest first, page by page. */
export const useDeploymentHistory = (name: string, filter: DeploymentFilter) =>
  useInfiniteQuery(deploymentHistoryQuery(name, filter));

/** How long earlier successful deployments of the same layers took. */
export const usePastDurations = (id: string) =>
  useQuery({
    queryKey: keys.pastDurations(id),
    queryFn: ({ signal }) => callApi(api.listPastDurations, { params: { id }, signal }),
  });

/** Two deployments side by side; nothing is asked without both. */
export const useComparison = (from: string, to: string) =>
  useQuery({
    queryKey: keys.comparison(from, to),
    queryFn: ({ signal }) =>
      callApi(api.compareDeployments, { params: { id: to }, query: { with: from }, signal }),
    enabled: from !== '' && to !== '',
  });

export const useDeployments = (name: string) => useQuery(deploymentsQuery(name));
export const useDeployment = (id: string) => useQuery(deploymentQuery(id));
export const useStackEvents = (id: string) => useQuery(stackEventsQuery(id));

interface Identified {
  readonly id: string;
}

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
  useDeploymentMutation(({ id, ...body }: Identified & z.input<typeof api.applyDeployment.body>) =>
    callApi(api.applyDeployment, { params: { id }, body }),
  );

export const useApproveDeployment = () =>
  useDeploymentMutation(
    ({ id, ...body }: Identified & z.input<typeof api.approveDeployment.body>) =>
      callApi(api.approveDeployment, { params: { id }, body }),
  );

export const useCancelDeployment = () =>
  useDeploymentMutation(({ id, mode }: Identified & { mode: StopMode }) =>
    callApi(api.cancelDeployment, { params: { id }, body: { mode } }),
  );

export const useDiscardDeployment = () =>
  useDeploymentMutation((id: string) => callApi(api.discardDeployment, { params: { id } }));

export const useRetryDeployment = () =>
  useDeploymentMutation((id: string) => callApi(api.retryDeployment, { params: { id } }));

export const useRepeatDeployment = () =>
  useDeploymentMutation((id: string) => callApi(api.repeatDeployment, { params: { id } }));

export const useRollBackDeployment = () =>
  useDeploymentMutation((id: string) => callApi(api.rollBackDeployment, { params: { id } }));

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

/** What the state of a layer's stack means; asked again whenever the state is another. */
export const useRecoveries = (name: string, layer: string, stackStatus: string | null) =>
  useQuery({
    queryKey: keys.recoveries(name, layer, stackStatus),
    queryFn: ({ signal }) => callApi(listRecoveries, { params: { name, layer }, signal }),
  });

export const useRecoverLayer = (name: string, layer: string) =>
  useDeploymentMutation((body: z.input<typeof recoverLayer.body>) =>
    callApi(recoverLayer, { params: { name, layer }, body }),
  );
