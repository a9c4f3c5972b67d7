'use client';

import Button from '@cloudscape-design/components/button';
import Table from '@cloudscape-design/components/table';
import type { ReactNode } from 'react';
import { useNotifications } from '#components/shell/notifications.tsx';
import { NoRows } from '#components/ui/no-rows.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { useNarrow } from '#components/ui/use-narrow.ts';
import type { SignedInSession } from '#lib/api/session.ts';
import { useRevokeSession, type useSessions } from '#lib/queries/session.ts';
import { browserOf } from './browser-of.ts';

interface SessionListProps {
  readonly query: ReturnType<typeof useSessions>;
  readonly header?: ReactNode;
}

/** Where somebody is signed in, each with a button that ends it. */
export function SessionList({ query: { data, error, isPending }, header }: SessionListProps) {
  const revoke = useRevokeSession();
  const { notifyError } = useNotifications();
  const narrow = useNarrow();
  const end = ({ id }: SignedInSession) =>
    revoke.mutate(id, { onError: (refusal) => notifyError('It was not signed out', refusal) });
  return (
    <Table
      variant={header === undefined ? 'embedded' : 'container'}
      header={header}
      wrapLines
      loading={isPending}
      loadingText="Reading sessions"
      items={data?.sessions ?? []}
      trackBy="id"
      visibleColumns={narrow ? ['browser', 'seen', 'actions'] : undefined}
      ariaLabels={{ tableLabel: 'Sessions' }}
      empty={<NoRows>{error?.message ?? 'Signed in nowhere.'}</NoRows>}
      columnDefinitions={[
        {
          id: 'browser',
          header: 'Browser',
          isRowHeader: true,
          cell: ({ userAgent, current }) =>
            `${browserOf(userAgent)}${current ? ' (this one)' : ''}`,
        },
        { id: 'address', header: 'From', cell: ({ ipAddress }) => ipAddress ?? '–' },
        {
          id: 'since',
          header: 'Since',
          cell: ({ createdAt }) => <RelativeTime at={createdAt} />,
        },
        {
          id: 'seen',
          header: 'Seen',
          cell: ({ lastSeenAt }) => <RelativeTime at={lastSeenAt} />,
        },
        {
          id: 'actions',
          header: 'Actions',
          cell: (session) => (
            <Button
              variant="inline-link"
              ariaLabel={`Sign out ${browserOf(session.userAgent)}`}
              loading={revoke.isPending && revoke.variables === session.id}
              onClick={() => end(session)}
            >
              Sign out
            </Button>
          ),
        },
      ]}
    />
  );
}
