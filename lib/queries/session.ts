import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import type { SessionState } from '#lib/api/session.ts';
import * as api from '#lib/api/session.ts';
import type { Permission } from '#lib/identity/permissions.ts';
import { whyNot } from '#lib/identity/rights.ts';
import { callApi } from './call-api.ts';
import { keys } from './keys.ts';

export const sessionQuery = queryOptions({
  queryKey: keys.session,
  queryFn: ({ signal }) => callApi(api.getSession, { signal }),
  refetchOnWindowFocus: true,
});

export const useSession = () => useQuery(sessionQuery);

export function useSetUp() {
  return useMutation({
    mutationFn: (body: z.input<typeof api.setUp.body>) => callApi(api.setUp, { body }),
  });
}

/** Whether whoever is signed in may do something; where not, why. */
export function mayDo(
  { rights }: Pick<SessionState, 'rights'>,
  permission: Permission,
  environmentName?: string,
): boolean {
  const here = environmentName === undefined ? [] : (rights.byEnvironment[environmentName] ?? []);
  return rights.everywhere.includes(permission) || here.includes(permission);
}

/** Why whoever is signed in may not do something, or undefined where they may. */
export function useRefusal(permission: Permission, environmentName?: string): string | undefined {
  const refusals = useRefusals(environmentName);
  return refusals(permission);
}

/** The same for any permission, for lists of what can be done. */
export function useRefusals(
  environmentName?: string,
): (permission: Permission) => string | undefined {
  const { data: session } = useSession();
  return (permission) =>
    session && !mayDo(session, permission, environmentName)
      ? whyNot(permission, environmentName)
      : undefined;
}

const listKey = (of: string | undefined) => [...keys.sessions, of ?? 'me'] as const;

export const useSessions = () =>
  useQuery({
    queryKey: listKey(undefined),
    queryFn: ({ signal }) => callApi(api.listSessions, { signal }),
  });

export const usePersonSessions = (id: string) =>
  useQuery({
    queryKey: listKey(id),
    queryFn: ({ signal }) => callApi(api.listPersonSessions, { params: { id }, signal }),
  });

export function useRevokeSession() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => callApi(api.revokeSession, { params: { id } }),
    onSettled: () => client.invalidateQueries({ queryKey: keys.sessions }),
  });
}
