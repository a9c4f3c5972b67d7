import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import * as api from '#lib/api/tokens.ts';
import { callApi } from './call-api.ts';
import { keys } from './keys.ts';

export const useTokens = (of: 'me' | 'everybody') =>
  useQuery({
    queryKey: keys.tokens(of),
    queryFn: ({ signal }) => callApi(api.listTokens, { query: { of }, signal }),
  });

function useTokenMutation<Input, Output>(mutationFn: (input: Input) => Promise<Output>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn,
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: keys.tokens('me') }),
        client.invalidateQueries({ queryKey: keys.tokens('everybody') }),
      ]),
  });
}

export const useAddToken = () =>
  useTokenMutation((body: z.input<typeof api.addToken.body>) => callApi(api.addToken, { body }));

export const useRevokeToken = () =>
  useTokenMutation((id: string) => callApi(api.revokeToken, { params: { id } }));
