'use client';

import Table, { type TableProps } from '@cloudscape-design/components/table';
import type { ReactNode } from 'react';
import { Copyable } from '#components/ui/copyable.tsx';
import { NoRows } from '#components/ui/no-rows.tsx';
import { PageLink } from '#components/ui/page-link.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import type { AwsAccount } from '#lib/api/accounts.ts';
import { accessWords } from './access-words.ts';
import { AccountStatus } from './account-status.tsx';

interface AccountTableProps {
  readonly accounts: readonly AwsAccount[];
  readonly header: ReactNode;
}

export function AccountTable({ accounts, header }: AccountTableProps) {
  return (
    <Table
      variant="full-page"
      trackBy="id"
      items={accounts}
      columnDefinitions={columns}
      header={header}
      wrapLines
      ariaLabels={{ tableLabel: 'AWS accounts' }}
      empty={
        <NoRows>
          No account is connected: everything lives in the account of Strata’s own credentials.
        </NoRows>
      }
    />
  );
}

const columns: TableProps.ColumnDefinition<AwsAccount>[] = [
  {
    id: 'title',
    header: 'Title',
    isRowHeader: true,
    cell: ({ id, title }) => <PageLink href={`/accounts/${id}`}>{title}</PageLink>,
  },
  {
    id: 'state',
    header: 'State',
    minWidth: 190,
    cell: ({ state }) => <AccountStatus state={state} />,
  },
  {
    id: 'account',
    header: 'Account',
    minWidth: 170,
    cell: ({ accountId }) => <Copyable text={accountId} what="account id" />,
  },
  { id: 'access', header: 'Access', cell: ({ access }) => accessWords[access].title },
  { id: 'region', header: 'Default region', cell: ({ defaultRegion }) => defaultRegion },
  {
    id: 'environments',
    header: 'Environments',
    cell: ({ environments }) => environments.join(', ') || '–',
  },
  {
    id: 'checked',
    header: 'Checked',
    cell: ({ checkedAt }) => (checkedAt === null ? 'never' : <RelativeTime at={checkedAt} />),
  },
  {
    id: 'connected',
    header: 'Connected by',
    cell: ({ connectedAt, connectedBy }) => (
      <>
        {connectedBy}, <RelativeTime at={connectedAt} />
      </>
    ),
  },
];
