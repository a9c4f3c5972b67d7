'use client';

import Box from '@cloudscape-design/components/box';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import Table from '@cloudscape-design/components/table';
import { PermittedButton } from '#components/identity/permitted-button.tsx';
import { useNotifications } from '#components/shell/notifications.tsx';
import { Breakable } from '#components/ui/breakable.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import type { NotificationChannel } from '#lib/api/notifications.ts';
import { useRemoveChannel, useTestChannel, useUpdateChannel } from '#lib/queries/notifications.ts';
import { kindWords, topicWords } from './topic-words.ts';

interface ChannelTableProps {
  readonly environmentName: string;
  readonly channels: readonly NotificationChannel[];
}

export function ChannelTable({ environmentName, channels }: ChannelTableProps) {
  return (
    <Table
      variant="embedded"
      wrapLines
      items={channels}
      trackBy="id"
      ariaLabels={{ tableLabel: 'Notifications' }}
      columnDefinitions={[
        {
          id: 'title',
          header: 'Name',
          isRowHeader: true,
          cell: ({ title, kind, destination }) => (
            <>
              {title}
              <Box color="text-body-secondary" fontSize="body-s">
                {kindWords[kind]}: <Breakable>{destination}</Breakable>
              </Box>
            </>
          ),
        },
        {
          id: 'topics',
          header: 'Told of',
          cell: ({ topics }) => topics.map((one) => topicWords[one]).join(', '),
        },
        {
          id: 'last',
          header: 'Last notification',
          cell: (channel) => <LastDelivery {...channel} />,
        },
        {
          id: 'actions',
          header: 'Actions',
          cell: (channel) => <ChannelButtons environmentName={environmentName} channel={channel} />,
        },
      ]}
    />
  );
}

const states = {
  delivered: 'success',
  waiting: 'pending',
  'given-up': 'error',
} as const;

const stateWords = {
  delivered: 'Delivered',
  waiting: 'Not taken yet',
  'given-up': 'Given up',
} as const;

function LastDelivery({ enabled, last }: NotificationChannel) {
  if (!enabled) return <StatusIndicator type="stopped">Turned off</StatusIndicator>;
  if (!last) return 'None yet';
  return (
    <>
      <StatusIndicator type={states[last.state]}>{stateWords[last.state]}</StatusIndicator>
      <Box fontSize="body-s" color="text-body-secondary">
        {last.summary}, <RelativeTime at={last.at} />
        {last.error && `: ${last.error}`}
      </Box>
    </>
  );
}

interface ChannelButtonsProps {
  readonly environmentName: string;
  readonly channel: NotificationChannel;
}

function ChannelButtons({ environmentName, channel }: ChannelButtonsProps) {
  const { id, title, enabled } = channel;
  const { notify, notifyError } = useNotifications();
  const test = useTestChannel(environmentName);
  const update = useUpdateChannel(environmentName);
  const remove = useRemoveChannel(environmentName);
  const common = { permission: 'administer', environmentName, variant: 'inline-link' } as const;
  return (
    <SpaceBetween direction="horizontal" size="s">
      <PermittedButton
        {...common}
        ariaLabel={`Test ${title}`}
        loading={test.isPending}
        onClick={() =>
          test.mutate(id, {
            onSuccess: ({ delivered, error }) =>
              delivered
                ? notify({ type: 'success', content: `${title} has taken the test.` })
                : notify({ type: 'error', content: `${title} has not taken the test: ${error}` }),
            onError: (error) => notifyError('Nothing was sent', error),
          })
        }
      >
        Test
      </PermittedButton>
      <PermittedButton
        {...common}
        ariaLabel={`Turn ${title} ${enabled ? 'off' : 'on'}`}
        loading={update.isPending}
        onClick={() =>
          update.mutate(
            { id, enabled: !enabled },
            { onError: (error) => notifyError('It was not changed', error) },
          )
        }
      >
        Turn {enabled ? 'off' : 'on'}
      </PermittedButton>
      <PermittedButton
        {...common}
        ariaLabel={`Remove ${title}`}
        loading={remove.isPending}
        onClick={() =>
          remove.mutate(id, { onError: (error) => notifyError('It was not removed', error) })
        }
      >
        Remove
      </PermittedButton>
    </SpaceBetween>
  );
}
