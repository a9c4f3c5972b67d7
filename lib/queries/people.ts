import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import * as api from '#lib/api/people.ts';
import { callApi } from './call-api.ts';
import { keys } from './keys.ts';

export const usePeople = () =>
  useQuery({ queryKey: keys.people, queryFn: ({ signal }) => callApi(api.listPeople, { signal }) });

export const useRoles = () =>
  useQuery({ queryKey: keys.roles, queryFn: ({ signal }) => callApi(api.listRoles, { signal }) });

/** Whatever changes people or roles may change what oneself may do. */
function useIdentityMutation<Input, Output>(mutationFn: (input: Input) => Promise<Output>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn,
    onSettled: () =>
      Promise.all(
        [keys.people, keys.roles, keys.session].map((queryKey) =>
          client.invalidateQueries({ queryKey }),
        ),
      ),
  });
}

export const useAddPerson = () =>
  useIdentityMutation((body: z.input<typeof api.addPerson.body>) =>
    callApi(api.addPerson, { body }),
  );

export const useChangePerson = () =>
  useIdentityMutation(({ id, ...body }: { id: string } & z.input<typeof api.changePerson.body>) =>
    callApi(api.changePerson, { params: { id }, body }),
  );

export const useRemovePerson = () =>
  useIdentityMutation((id: string) => callApi(api.removePerson, { params: { id } }));

export const useInvitePerson = () =>
  useIdentityMutation((id: string) => callApi(api.invitePerson, { params: { id } }));

export const useAddGrant = () =>
  useIdentityMutation((body: z.input<typeof api.addGrant.body>) => callApi(api.addGrant, { body }));

export const useRemoveGrant = () =>
  useIdentityMutation((id: string) => callApi(api.removeGrant, { params: { id } }));

export const useAddRole = () =>
  useIdentityMutation((body: z.input<typeof api.addRole.body>) => callApi(api.addRole, { body }));

export const useChangeRole = () =>
  useIdentityMutation(({ id, ...body }: { id: string } & z.input<typeof api.changeRole.body>) =>
    callApi(api.changeRole, { params: { id }, body }),
  );

export const useRemoveRole = () =>
  useIdentityMutation((id: string) => callApi(api.removeRole, { params: { id } }));
