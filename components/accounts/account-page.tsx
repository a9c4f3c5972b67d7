'use client';

import Alert from '@cloudscape-design/components/alert';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { ShellPage } from '#components/shell/shell-page.tsx';
import { QueryState } from '#components/ui/query-state.tsx';
import type { AwsAccount } from '#lib/api/accounts.ts';
import { useAccounts } from '#lib/queries/accounts.ts';
import { AccountCheck } from './account-check.tsx';
import { AccountHeader } from './account-header.tsx';
import { AccountRole } from './account-role.tsx';
import { AccountTemplate } from './account-template.tsx';

/** One account: how Strata gets in, in three steps, and whether it does. */
export function AccountPage({ id }: { readonly id: string }) {
  const query = useAccounts();
  const account = query.data?.accounts.find((one) => one.id === id);
  return (
    <ShellPage
      breadcrumbs={[
        { text: 'AWS accounts', href: '/accounts' },
        { text: account?.title ?? 'Account', href: `/accounts/${id}` },
      ]}
    >
      <QueryState query={query} what="AWS account">
        {() =>
          account ? (
            <Steps account={account} />
          ) : (
            <Alert type="warning" header="There is no such account">
              It may have been disconnected.
            </Alert>
          )
        }
      </QueryState>
    </ShellPage>
  );
}

function Steps({ account }: { readonly account: AwsAccount }) {
  return (
    <SpaceBetween size="l">
      <AccountHeader account={account} />
      <AccountTemplate account={account} />
      <AccountRole key={account.roleArn} account={account} />
      <AccountCheck account={account} />
    </SpaceBetween>
  );
}
