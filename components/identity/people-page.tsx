'use client';

import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Tabs from '@cloudscape-design/components/tabs';
import { ShellPage } from '#components/shell/shell-page.tsx';
import { useQueryAddress } from '#components/ui/use-query-address.ts';
import { GroupTable } from './group-table.tsx';
import { PeopleTable } from './people-table.tsx';
import { RoleTable } from './role-table.tsx';
import { TokenTable } from './token-table.tsx';

const tabs = ['people', 'groups', 'roles', 'tokens'] as const;

type Tab = (typeof tabs)[number];

const form = {
  read: (query: URLSearchParams): { readonly tab: Tab } => ({
    tab: tabs.find((tab) => tab === query.get('tab')) ?? 'people',
  }),
  write: (_: URLSearchParams, { tab }: { readonly tab: Tab }) =>
    new URLSearchParams(tab === 'people' ? {} : { tab }),
};

/** Who may sign in, what they may do, and with which tokens scripts do it. */
export function PeoplePage() {
  const { address, change } = useQueryAddress(form);
  return (
    <ShellPage breadcrumbs={[{ text: 'People and roles', href: '/people' }]}>
      <SpaceBetween size="l">
        <Header variant="h1" description="Who may sign in to Strata, and what they may do where">
          People and roles
        </Header>
        <Tabs
          activeTabId={address.tab}
          onChange={({ detail }) => change({ tab: detail.activeTabId as Tab })}
          tabs={[
            { id: 'people', label: 'People', content: <PeopleTable /> },
            { id: 'groups', label: 'Groups', content: <GroupTable /> },
            { id: 'roles', label: 'Roles', content: <RoleTable /> },
            { id: 'tokens', label: 'API tokens', content: <TokenTable of="everybody" /> },
          ]}
        />
      </SpaceBetween>
    </ShellPage>
  );
}
