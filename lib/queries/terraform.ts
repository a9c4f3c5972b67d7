import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import * as api from '#lib/api/terraform.ts';
import { isMoving } from '#lib/terraform/run-phases.ts';
import { callApi } from './call-api.ts';
import { keys } from './keys.ts';

/** While a run moves and nothing tells of it by itself. */
const movingIntervalMs = 5_000;

/** The workspace that an environment has. */
export const useTerraformSettings = (name: string, enabled = true) =>
  useQuery({
    queryKey: keys.terraformSettings(name),
    queryFn: ({ signal }) => callApi(api.getTerraformSettings, { params: { name }, signal }),
    enabled,
  });

export function useSetTerraformSettings(name: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: z.input<typeof api.setTerraformSettings.body>) =>
      callApi(api.setTerraformSettings, { params: { name }, body }),
    onSuccess: (settings) => {
      client.setQueryData(keys.terraformSettings(name), settings);
      return client.invalidateQueries({ queryKey: keys.terraformWorkspaces(name) });
    },
  });
}

/** Workspaces to choose from; asked for once somebody chooses. */
export const useTerraformWorkspaces = (name: string, enabled: boolean) =>
  useQuery({
    queryKey: keys.terraformWorkspaces(name),
    queryFn: ({ signal }) => callApi(api.listTerraformWorkspaces, { params: { name }, signal }),
    enabled,
    retry: false,
  });

/** The environment's workspace with runs and state, looked at again while a run moves. */
export const useTerraformWorkspace = (name: string, enabled = true) =>
  useQuery({
    queryKey: keys.terraformWorkspace(name),
    queryFn: ({ signal }) => callApi(api.getTerraformWorkspace, { params: { name }, signal }),
    enabled,
    retry: false,
    staleTime: 0,
    refetchInterval: ({ state }) =>
      state.data?.runs.some((run) => isMoving(run)) ? movingIntervalMs : false,
  });

/** Starts a run, which the live stream tells of. */
export const useStartTerraformRun = (name: string) =>
  useMutation({
    mutationFn: (body: z.input<typeof api.startTerraformRun.body>) =>
      callApi(api.startTerraformRun, { params: { name }, body }),
  });

/** Acts on a run, which the live stream tells of; one that refused is not as it was shown. */
export function useActOnTerraformRun(name: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ run, action }: { readonly run: string; readonly action: api.RunAction }) =>
      callApi(api.actOnTerraformRun, { params: { name, run, action }, body: {} }),
    onError: () => client.invalidateQueries({ queryKey: keys.terraformWorkspace(name) }),
  });
}

/** Makes the token that notifications are signed with, which is told once. */
export const useReceiveTerraformNotifications = (name: string) =>
  useMutation({
    mutationFn: () => callApi(api.receiveTerraformNotifications, { params: { name }, body: {} }),
  });
