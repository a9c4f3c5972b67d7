import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import * as api from '#lib/api/handbook.ts';
import { callApi } from './call-api.ts';
import { keys } from './keys.ts';

/** The editions that are kept, newest first. */
export const useHandbookEditions = (name: string) =>
  useQuery({
    queryKey: keys.handbookEditions(name),
    queryFn: ({ signal }) => callApi(api.listHandbookEditions, { params: { name }, signal }),
    staleTime: 0,
  });

/** One edition, which never changes. */
export const useHandbook = (name: string, edition: string) =>
  useQuery({
    queryKey: keys.handbook(name, edition),
    queryFn: ({ signal }) => callApi(api.getHandbook, { params: { name, edition }, signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });

/** What an edition says otherwise than another one. */
export const useHandbookDifference = (name: string, edition: string, from: string) =>
  useQuery({
    queryKey: keys.handbookDifference(name, edition, from),
    queryFn: ({ signal }) =>
      callApi(api.compareHandbooks, { params: { name, edition }, query: { from }, signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });

/** Writes a new edition. */
export function useMakeHandbook(name: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => callApi(api.makeHandbook, { params: { name } }),
    onSuccess: (made) => {
      client.setQueryData(keys.handbook(name, made.edition.id), made);
      return client.invalidateQueries({ queryKey: keys.handbookEditions(name) });
    },
  });
}
