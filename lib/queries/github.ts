import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import * as api from '#lib/api/github.ts';
import { callApi } from './call-api.ts';
import { keys } from './keys.ts';

/** The repository that an environment has. */
export const useGitHubSettings = (name: string, enabled = true) =>
  useQuery({
    queryKey: keys.gitHub(name),
    queryFn: ({ signal }) => callApi(api.getGitHubSettings, { params: { name }, signal }),
    enabled,
  });

export function useSetGitHubSettings(name: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: z.input<typeof api.setGitHubSettings.body>) =>
      callApi(api.setGitHubSettings, { params: { name }, body }),
    onSuccess: (settings) => client.setQueryData(keys.gitHub(name), settings),
  });
}

/** Makes the secret that deliveries are signed with, which is told once. */
export const useReceiveGitHubPushes = (name: string) =>
  useMutation({
    mutationFn: () => callApi(api.receiveGitHubPushes, { params: { name }, body: {} }),
  });

/** Pushes the environment's files, with a plan, or the newest, as the text of the pull request. */
export const useOpenPullRequest = (name: string) =>
  useMutation({
    mutationFn: (deploymentId: string | undefined) =>
      callApi(api.openPullRequest, { params: { name }, body: { deploymentId } }),
  });
