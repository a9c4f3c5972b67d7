'use client';

import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import Table from '@cloudscape-design/components/table';
import { useState } from 'react';
import { useNotifications } from '#components/shell/notifications.tsx';
import { FormDialog } from '#components/ui/form-dialog.tsx';
import { NoRows } from '#components/ui/no-rows.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { TextField } from '#components/ui/text-field.tsx';
import { useAddPasskey, usePasskeys, useRemovePasskey } from '#lib/queries/sign-in.ts';

/** One’s passkeys: a phone, a security key, or what the computer itself keeps. */
export function PasskeyList() {
  const { data, error, isPending } = usePasskeys();
  const add = useAddPasskey();
  const remove = useRemovePasskey();
  const { notifyError } = useNotifications();
  const [name, setName] = useState<string>();
  return (
    <>
      <Table
        variant="container"
        loading={isPending}
        loadingText="Reading passkeys"
        items={data ?? []}
        trackBy="id"
        ariaLabels={{ tableLabel: 'Passkeys' }}
        empty={<NoRows>{error?.message ?? 'No passkeys.'}</NoRows>}
        header={
          <Header
            description="To sign in by fingerprint, face or security key, without a password"
            actions={<Button onClick={() => setName('')}>Add a passkey</Button>}
          >
            Passkeys
          </Header>
        }
        columnDefinitions={[
          {
            id: 'name',
            header: 'Name',
            isRowHeader: true,
            cell: (passkey) => passkey.name || 'Passkey',
          },
          {
            id: 'since',
            header: 'Since',
            cell: ({ createdAt }) => <RelativeTime at={createdAt} />,
          },
          {
            id: 'actions',
            header: 'Actions',
            cell: (passkey) => (
              <Button
                variant="inline-link"
                ariaLabel={`Remove ${passkey.name || 'passkey'}`}
                loading={remove.isPending && remove.variables === passkey.id}
                onClick={() =>
                  remove.mutate(passkey.id, {
                    onError: (refusal) => notifyError('The passkey was not removed', refusal),
                  })
                }
              >
                Remove
              </Button>
            ),
          },
        ]}
      />
      {name !== undefined && (
        <FormDialog
          header="Add a passkey"
          action="Add"
          busyText="Waiting for the browser"
          busy={add.isPending}
          disabled={name.trim() === ''}
          error={add.error}
          onSubmit={() => add.mutate(name.trim(), { onSuccess: () => setName(undefined) })}
          onDismiss={() => {
            add.reset();
            setName(undefined);
          }}
        >
          <TextField
            label="Name"
            description="By which you know it, such as laptop."
            value={name}
            onChange={setName}
          />
        </FormDialog>
      )}
    </>
  );
}
