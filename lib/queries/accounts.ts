import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import * as api from '#lib/api/accounts.ts';
import { callApi } from './call-api.ts';
import { keys } from './keys.ts';

const accountsQuery = queryOptions({
  queryKey: keys.accounts,
  queryFn: ({ signal }) => callApi(api.listAccounts, { signal }),
});

const connectionTemplateQuery = (id: string, access: api.AwsAccount['access']) =>
  queryOptions({
    queryKey: keys.connectionTemplate(id, access),
    queryFn: ({ signal }) =>
      callApi(api.getConnectionTemplate, { params: { id }, query: { access }, signal }),
  });

export const useAccounts = () => useQuery(accountsQuery);
export const useConnectionTemplate = ({ id, access }: api.AwsAccount) =>
  useQuery(connectionTemplateQuery(id, access));

export type NewAccount = z.input<typeof api.connectAccount.body>;
export type AccountChange = z.input<typeof api.updateAccount.body>;

/** What is known of accounts is read anew after each change. */
function useAccountMutation<Input, Output>(change: (input: Input) => Promise<Output>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: () => client.invalidateQueries({ queryKey: keys.accounts }),
  });
}

export const useConnectAccount = () =>
  useAccountMutation((body: NewAccount) => callApi(api.connectAccount, { body }));

export const useUpdateAccount = (id: string) =>
  useAccountMutation((body: AccountChange) => callApi(api.updateAccount, { params: { id }, body }));

export const useCheckAccount = (id: string) =>
  useAccountMutation(() => callApi(api.checkAccount, { params: { id } }));

export const useDisconnectAccount = (id: string) =>
  useAccountMutation(() => callApi(api.disconnectAccount, { params: { id } }));
