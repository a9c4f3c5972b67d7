import { type QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import * as api from '#lib/api/cost.ts';
import type { EnvironmentCost } from '#lib/api/cost-documents.ts';
import type { EstimateBasis } from '#lib/cost/estimate.ts';
import { callApi } from './call-api.ts';
import { keys } from './keys.ts';

/** What an environment costs by estimate, and what could cost less. */
export const useCost = (name: string) =>
  useQuery({
    queryKey: keys.cost(name),
    queryFn: ({ signal }) => callApi(api.getCost, { params: { name }, signal }),
  });

/** What costs of an environment are estimated by, which no change of what exists makes old. */
export const useCostBasis = (name: string, enabled: boolean) =>
  useQuery({
    queryKey: keys.costBasis(name),
    queryFn: async ({ signal }): Promise<EstimateBasis> =>
      basisIn(await callApi(api.getCost, { params: { name }, signal })),
    enabled,
  });

/** What a deployment changes of the monthly costs. */
export const useDeploymentCost = (id: string) =>
  useQuery({
    queryKey: keys.deploymentCost(id),
    queryFn: ({ signal }) => callApi(api.getDeploymentCost, { params: { id }, signal }),
  });

export function useSetCostAssumptions(name: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: z.input<typeof api.setCostAssumptions.body>) =>
      callApi(api.setCostAssumptions, { params: { name }, body }),
    onSuccess: (cost) => putCost(client, name, cost),
  });
}

/** Reads AWS's prices of the environment's region, for every estimate there. */
export function useReadPrices(name: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => callApi(api.readPrices, { params: { name } }),
    onSuccess: (cost) => putCost(client, name, cost),
  });
}

function putCost(client: QueryClient, name: string, cost: EnvironmentCost): void {
  client.setQueryData(keys.cost(name), cost);
  client.setQueryData(keys.costBasis(name), basisIn(cost));
}

function basisIn({ assumptions, prices }: EnvironmentCost): EstimateBasis {
  return { assumptions, prices };
}

/** What an environment has cost, as Cost Explorer last told. */
export const useActualCost = (name: string) =>
  useQuery({
    queryKey: keys.actualCost(name),
    queryFn: ({ signal }) => callApi(api.getActualCost, { params: { name }, signal }),
  });

/** Asks Cost Explorer now, which costs; whatever comes of it, what is kept is read again. */
export function useReadActualCost(name: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => callApi(api.readActualCost, { params: { name } }),
    onSuccess: (actual) => client.setQueryData(keys.actualCost(name), actual),
    onError: () => client.invalidateQueries({ queryKey: keys.actualCost(name) }),
  });
}

export function useSetActualCost(name: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: z.input<typeof api.setActualCost.body>) =>
      callApi(api.setActualCost, { params: { name }, body }),
    onSuccess: (actual) => client.setQueryData(keys.actualCost(name), actual),
  });
}
