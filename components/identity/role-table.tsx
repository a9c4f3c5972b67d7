'use client';

import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import { useState } from 'react';
import { useNotifications } from '#components/shell/notifications.tsx';
import { NoRows } from '#components/ui/no-rows.tsx';
import { useNarrow } from '#components/ui/use-narrow.ts';
import type { RoleDocument } from '#lib/api/people.ts';
import { useRemoveRole, useRoles } from '#lib/queries/people.ts';
import { RoleDialog } from './role-dialog.tsx';

type Asked = { readonly kind: 'make' } | { readonly kind: 'change'; readonly role: RoleDocument };

/** The roles there are, with their permissions. */
export function RoleTable() {
  const { data, error, isPending } = useRoles();
  const remove = useRemoveRole();
  const { notifyError } = useNotifications();
  const narrow = useNarrow();
  const [asked, setAsked] = useState<Asked>();
  const done = () => setAsked(undefined);
  return (
    <>
      <Table
        variant="container"
        wrapLines
        loading={isPending}
        loadingText="Reading roles"
        items={data?.roles ?? []}
        trackBy="id"
        visibleColumns={narrow ? ['name', 'permissions', 'actions'] : undefined}
        ariaLabels={{ tableLabel: 'Roles' }}
        empty={<NoRows>{error?.message ?? 'No roles.'}</NoRows>}
        header={
          <Header
            description="Those that come with Strata, and those made of the same permissions"
            actions={<Button onClick={() => setAsked({ kind: 'make' })}>Make a role</Button>}
          >
            Roles
          </Header>
        }
        columnDefinitions={[
          { id: 'name', header: 'Role', isRowHeader: true, cell: ({ name }) => name },
          {
            id: 'description',
            header: 'Description',
            cell: ({ description }) => description || '–',
          },
          {
            id: 'permissions',
            header: 'Permissions',
            cell: ({ permissions }) => permissions.join(', '),
          },
          { id: 'grants', header: 'Given', cell: ({ grants }) => grants },
          {
            id: 'actions',
            header: 'Actions',
            cell: (role) =>
              role.builtIn ? (
                '–'
              ) : (
                <SpaceBetween direction="horizontal" size="xs">
                  <Button
                    variant="inline-link"
                    ariaLabel={`Change ${role.name}`}
                    onClick={() => setAsked({ kind: 'change', role })}
                  >
                    Change
                  </Button>
                  <Button
                    variant="inline-link"
                    ariaLabel={`Remove ${role.name}`}
                    loading={remove.isPending && remove.variables === role.id}
                    onClick={() =>
                      remove.mutate(role.id, {
                        onError: (refusal) => notifyError('The role was not removed', refusal),
                      })
                    }
                  >
                    Remove
                  </Button>
                </SpaceBetween>
              ),
          },
        ]}
      />
      {asked?.kind === 'make' && <RoleDialog onDismiss={done} />}
      {asked?.kind === 'change' && <RoleDialog role={asked.role} onDismiss={done} />}
    </>
  );
}
