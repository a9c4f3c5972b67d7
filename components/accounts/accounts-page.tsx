'use client';

import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import { useState } from 'react';
import { ShellPage } from '#components/shell/shell-page.tsx';
import { QueryState } from '#components/ui/query-state.tsx';
import { useAccounts } from '#lib/queries/accounts.ts';
import { AccountTable } from './account-table.tsx';
import { ConnectDialog } from './connect-dialog.tsx';

/** Which AWS accounts are connected beside the one that Strata runs with. */
export function AccountsPage() {
  const query = useAccounts();
  const [isConnecting, setConnecting] = useState(false);
  return (
    <ShellPage breadcrumbs={[{ text: 'AWS accounts', href: '/accounts' }]}>
      <QueryState query={query} what="AWS accounts">
        {({ accounts }) => (
          <AccountTable
            accounts={accounts}
            header={
              <Header
                variant="h1"
                counter={`(${accounts.length})`}
                description="Environments can live in these, beside the account of Strata’s own credentials. Strata enters them by a role, for minutes at a time."
                actions={
                  <Button variant="primary" onClick={() => setConnecting(true)}>
                    Connect an account
                  </Button>
                }
              >
                AWS accounts
              </Header>
            }
          />
        )}
      </QueryState>
      {isConnecting && <ConnectDialog onDismiss={() => setConnecting(false)} />}
    </ShellPage>
  );
}
