'use client';

import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import Table from '@cloudscape-design/components/table';
import { useState } from 'react';
import { useNotifications } from '#components/shell/notifications.tsx';
import { NoRows } from '#components/ui/no-rows.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { useNarrow } from '#components/ui/use-narrow.ts';
import { useRevokeToken, useTokens } from '#lib/queries/tokens.ts';
import { AddTokenDialog } from './add-token-dialog.tsx';
import { NewTokenDialog } from './new-token-dialog.tsx';

/** API tokens: one’s own, or those of everybody. */
export function TokenTable({ of }: { readonly of: 'me' | 'everybody' }) {
  const { data, error, isPending } = useTokens(of);
  const revoke = useRevokeToken();
  const { notifyError } = useNotifications();
  const narrow = useNarrow();
  const [isAsking, setAsking] = useState(false);
  const [made, setMade] = useState<string>();
  return (
    <>
      <Table
        variant="container"
        wrapLines
        loading={isPending}
        loadingText="Reading tokens"
        items={data?.tokens ?? []}
        trackBy="id"
        visibleColumns={
          narrow
            ? ['name', 'expires', 'actions']
            : [
                'name',
                ...(of === 'everybody' ? ['owner'] : []),
                'may',
                'used',
                'expires',
                'actions',
              ]
        }
        ariaLabels={{ tableLabel: 'API tokens' }}
        empty={<NoRows>{error?.message ?? 'No tokens.'}</NoRows>}
        header={
          <Header
            description="For scripts, sent as Authorization: Bearer. A token may do at most what its owner may"
            actions={of === 'me' && <Button onClick={() => setAsking(true)}>Make a token</Button>}
          >
            API tokens
          </Header>
        }
        columnDefinitions={[
          {
            id: 'name',
            header: 'Name',
            isRowHeader: true,
            cell: ({ name, ending }) => `${name} (…${ending})`,
          },
          { id: 'owner', header: 'Owner', cell: ({ owner }) => owner },
          {
            id: 'may',
            header: 'May',
            cell: ({ permissions, environments }) =>
              `${permissions.join(', ')} in ${environments?.join(', ') ?? 'all environments'}`,
          },
          {
            id: 'used',
            header: 'Used',
            cell: ({ lastUsedAt }) =>
              lastUsedAt === null ? 'Never' : <RelativeTime at={lastUsedAt} />,
          },
          {
            id: 'expires',
            header: 'Ends',
            cell: ({ expiresAt }) => <RelativeTime at={expiresAt} />,
          },
          {
            id: 'actions',
            header: 'Actions',
            cell: ({ id, name }) => (
              <Button
                variant="inline-link"
                ariaLabel={`Revoke ${name}`}
                loading={revoke.isPending && revoke.variables === id}
                onClick={() =>
                  revoke.mutate(id, {
                    onError: (refusal) => notifyError('The token was not revoked', refusal),
                  })
                }
              >
                Revoke
              </Button>
            ),
          },
        ]}
      />
      {isAsking && (
        <AddTokenDialog
          onMade={(token) => {
            setAsking(false);
            setMade(token);
          }}
          onDismiss={() => setAsking(false)}
        />
      )}
      {made !== undefined && <NewTokenDialog token={made} onDismiss={() => setMade(undefined)} />}
    </>
  );
}
