'use client';

import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { FormDialog } from '#components/ui/form-dialog.tsx';
import type { AwsAccount } from '#lib/api/accounts.ts';
import { useDisconnectAccount } from '#lib/queries/accounts.ts';
import { accessWords } from './access-words.ts';
import { AccountStatus } from './account-status.tsx';

export function AccountHeader({ account }: { readonly account: AwsAccount }) {
  const [isAsking, setAsking] = useState(false);
  const { access, accountId, environments, state, title } = account;
  return (
    <>
      <Header
        variant="h1"
        description={
          <>
            <AccountStatus state={state} /> · Account {accountId} · {accessWords[access].title}
            {environments.length > 0 && ` · ${environments.join(', ')}`}
          </>
        }
        actions={
          <Button
            disabled={environments.length > 0}
            disabledReason={`Environments live in it: ${environments.join(', ')}`}
            onClick={() => setAsking(true)}
          >
            Disconnect
          </Button>
        }
      >
        {title}
      </Header>
      {isAsking && <DisconnectDialog account={account} onDismiss={() => setAsking(false)} />}
    </>
  );
}

interface DisconnectDialogProps {
  readonly account: AwsAccount;
  readonly onDismiss: () => void;
}

function DisconnectDialog({ account, onDismiss }: DisconnectDialogProps) {
  const router = useRouter();
  const disconnect = useDisconnectAccount(account.id);
  return (
    <FormDialog
      header={`Disconnect ${account.title}?`}
      action="Disconnect"
      busy={disconnect.isPending}
      error={disconnect.error}
      onDismiss={onDismiss}
      onSubmit={() => disconnect.mutate(undefined, { onSuccess: () => router.push('/accounts') })}
    >
      Strata forgets the account and its external id. Its roles stay there until their stack is
      deleted.
    </FormDialog>
  );
}
