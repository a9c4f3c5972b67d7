'use client';

import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Tiles from '@cloudscape-design/components/tiles';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { FormDialog } from '#components/ui/form-dialog.tsx';
import type { AccountAccess } from '#lib/api/account-access.ts';
import { useConnectAccount } from '#lib/queries/accounts.ts';
import { ApiError } from '#lib/queries/call-api.ts';
import { accessWords } from './access-words.ts';

/** Asks which account it is; how Strata gets in is on the account's own page. */
export function ConnectDialog({ onDismiss }: { readonly onDismiss: () => void }) {
  const router = useRouter();
  const connect = useConnectAccount();
  const [title, setTitle] = useState('');
  const [accountId, setAccountId] = useState('');
  const [access, setAccess] = useState<AccountAccess>('deployer');
  const problem = connect.error instanceof ApiError ? connect.error : undefined;
  const errorAt = (pointer: string) => problem?.fieldError(pointer);
  const isOfField = ['/title', '/accountId'].some((pointer) => errorAt(pointer) !== undefined);
  return (
    <FormDialog
      header="Connect an account"
      action="Next"
      busy={connect.isPending}
      disabled={title.trim() === '' || accountId.trim() === ''}
      error={isOfField ? null : connect.error}
      onDismiss={onDismiss}
      onSubmit={() =>
        connect.mutate(
          { title, accountId: accountId.replaceAll(/[\s-]/g, ''), access },
          { onSuccess: ({ account }) => router.push(`/accounts/${account.id}`) },
        )
      }
    >
      <FormField
        label="Title"
        description="What the account is called in Strata, such as Production."
        errorText={errorAt('/title')}
      >
        <Input value={title} onChange={({ detail }) => setTitle(detail.value)} />
      </FormField>
      <FormField
        label="Account id"
        description="The twelve digits of the AWS account."
        errorText={errorAt('/accountId')}
      >
        <Input
          value={accountId}
          inputMode="numeric"
          placeholder="111122223333"
          autoComplete={false}
          onChange={({ detail }) => setAccountId(detail.value)}
        />
      </FormField>
      <FormField label="Access" stretch>
        <Tiles
          value={access}
          ariaLabel="Access"
          items={(['deployer', 'reader'] as const).map((value) => ({
            value,
            label: accessWords[value].title,
            description: accessWords[value].description,
          }))}
          onChange={({ detail }) => setAccess(detail.value === 'reader' ? 'reader' : 'deployer')}
        />
      </FormField>
    </FormDialog>
  );
}
