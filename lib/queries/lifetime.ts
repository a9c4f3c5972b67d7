import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import * as api from '#lib/api/lifetime.ts';
import { callApi } from './call-api.ts';
import { keys } from './keys.ts';

/** When an environment ends by itself, and how. */
export const useLifetime = (name: string) =>
  useQuery({
    queryKey: keys.lifetime(name),
    queryFn: ({ signal }) => callApi(api.getLifetime, { params: { name }, signal }),
  });

export function useSetLifetime(name: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { endsAt: string; confirm?: string }) =>
      callApi(api.setLifetime, { params: { name }, body }),
    onSuccess: (state) => client.setQueryData(keys.lifetime(name), state),
  });
}

export function useRemoveLifetime(name: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => callApi(api.removeLifetime, { params: { name } }),
    onSuccess: (state) => client.setQueryData(keys.lifetime(name), state),
  });
}
