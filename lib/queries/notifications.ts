import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import * as api from '#lib/api/notifications.ts';
import { callApi } from './call-api.ts';
import { keys } from './keys.ts';

/** Who is told of what happens in an environment, and what became of the last notification. */
export const useChannels = (name: string) =>
  useQuery({
    queryKey: keys.channels(name),
    queryFn: ({ signal }) => callApi(api.listNotificationChannels, { params: { name }, signal }),
  });

function useChannelMutation<Input, Output>(
  name: string,
  mutationFn: (input: Input) => Promise<Output>,
) {
  const client = useQueryClient();
  return useMutation({
    mutationFn,
    onSettled: () => client.invalidateQueries({ queryKey: keys.channels(name) }),
  });
}

export const useAddChannel = (name: string) =>
  useChannelMutation(name, (body: z.input<typeof api.newNotificationChannel>) =>
    callApi(api.addNotificationChannel, { params: { name }, body }),
  );

type ChannelChange = z.input<typeof api.updateNotificationChannel.body>;

export const useUpdateChannel = (name: string) =>
  useChannelMutation(name, ({ id, ...body }: ChannelChange & { readonly id: string }) =>
    callApi(api.updateNotificationChannel, { params: { name, channel: id }, body }),
  );

export const useRemoveChannel = (name: string) =>
  useChannelMutation(name, (channel: string) =>
    callApi(api.removeNotificationChannel, { params: { name, channel } }),
  );

export const useTestChannel = (name: string) =>
  useChannelMutation(name, (channel: string) =>
    callApi(api.testNotificationChannel, { params: { name, channel } }),
  );
