'use client';

import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import Header from '@cloudscape-design/components/header';
import Table from '@cloudscape-design/components/table';
import { useState } from 'react';
import { useNotifications } from '#components/shell/notifications.tsx';
import { NoRows } from '#components/ui/no-rows.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { Status } from '#components/ui/status.tsx';
import { useNarrow } from '#components/ui/use-narrow.ts';
import type { Invitation, Person } from '#lib/api/people.ts';
import {
  useChangePerson,
  useInvitePerson,
  usePeople,
  useRemovePerson,
} from '#lib/queries/people.ts';
import { useSession } from '#lib/queries/session.ts';
import { AddPersonDialog } from './add-person-dialog.tsx';
import { GiveRoleDialog } from './give-role-dialog.tsx';
import { GrantList } from './grant-list.tsx';
import { InvitationDialog } from './invitation-dialog.tsx';
import { PersonSessionsDialog } from './person-sessions-dialog.tsx';
import { RemovePersonDialog } from './remove-person-dialog.tsx';

type Asked =
  | { readonly kind: 'add' }
  | { readonly kind: 'role' | 'sessions' | 'remove'; readonly person: Person }
  | { readonly kind: 'invitation'; readonly name: string; readonly invitation: Invitation };

/** Everybody who may sign in, with their roles and what can be done about them. */
export function PeopleTable() {
  const { data, error, isPending } = usePeople();
  const { data: session } = useSession();
  const change = useChangePerson();
  const invite = useInvitePerson();
  const remove = useRemovePerson();
  const { notifyError } = useNotifications();
  const narrow = useNarrow();
  const [asked, setAsked] = useState<Asked>();
  const done = () => setAsked(undefined);

  const choose = (id: string, person: Person) => {
    if (id === 'block') {
      change.mutate(
        { id: person.id, blocked: !person.blocked },
        { onError: (refusal) => notifyError(`${person.name} was not changed`, refusal) },
      );
    } else if (id === 'invite') {
      invite.mutate(person.id, {
        onSuccess: (invitation) => setAsked({ kind: 'invitation', name: person.name, invitation }),
        onError: (refusal) => notifyError('No invitation was made', refusal),
      });
    } else {
      setAsked({ kind: id as 'role' | 'sessions' | 'remove', person });
    }
  };

  return (
    <>
      <Table
        variant="container"
        wrapLines
        loading={isPending}
        loadingText="Reading people"
        items={data?.people ?? []}
        trackBy="id"
        visibleColumns={narrow ? ['name', 'actions'] : undefined}
        ariaLabels={{ tableLabel: 'People' }}
        empty={<NoRows>{error?.message ?? 'Nobody.'}</NoRows>}
        header={
          <Header
            counter={data && `(${data.people.length})`}
            actions={
              <Button variant="primary" onClick={() => setAsked({ kind: 'add' })}>
                Add person
              </Button>
            }
          >
            People
          </Header>
        }
        columnDefinitions={[
          {
            id: 'name',
            header: 'Name',
            isRowHeader: true,
            cell: ({ id, name, email, grants }) => (
              <>
                <div>
                  {name}
                  {id === session?.person?.id && ' (you)'}
                </div>
                <Box variant="small" color="text-body-secondary">
                  {email}
                </Box>
                {narrow && <GrantList grants={grants} />}
              </>
            ),
          },
          { id: 'roles', header: 'Roles', cell: ({ grants }) => <GrantList grants={grants} /> },
          {
            id: 'methods',
            header: 'Signs in by',
            cell: ({ methods }) =>
              methods.length > 0
                ? methods.map((method) => methodTexts[method]).join(', ')
                : 'Invited',
          },
          {
            id: 'groups',
            header: 'Groups',
            cell: ({ groups }) => (groups.length > 0 ? groups.join(', ') : '–'),
          },
          {
            id: 'seen',
            header: 'Seen',
            minWidth: 140,
            cell: ({ blocked, lastSeenAt }) =>
              blocked ? (
                <Status type="stopped">Blocked</Status>
              ) : lastSeenAt === null ? (
                '–'
              ) : (
                <RelativeTime at={lastSeenAt} />
              ),
          },
          {
            id: 'actions',
            header: 'Actions',
            minWidth: narrow ? 70 : 110,
            cell: (person) => (
              <ButtonDropdown
                variant={narrow ? 'icon' : 'normal'}
                expandToViewport
                ariaLabel={`Actions of ${person.name}`}
                items={[
                  { id: 'role', text: 'Give a role' },
                  { id: 'invite', text: 'Invite to choose a new password' },
                  { id: 'sessions', text: 'Where they are signed in' },
                  { id: 'block', text: person.blocked ? 'Let in again' : 'Block' },
                  { id: 'remove', text: 'Remove' },
                ]}
                onItemClick={({ detail }) => choose(detail.id, person)}
              >
                {narrow ? undefined : 'Actions'}
              </ButtonDropdown>
            ),
          },
        ]}
      />
      {asked?.kind === 'add' && (
        <AddPersonDialog
          onDismiss={done}
          onAdded={(name, invitation) => setAsked({ kind: 'invitation', name, invitation })}
        />
      )}
      {asked?.kind === 'role' && <GiveRoleDialog to={{ person: asked.person }} onDismiss={done} />}
      {asked?.kind === 'sessions' && (
        <PersonSessionsDialog person={asked.person} onDismiss={done} />
      )}
      {asked?.kind === 'remove' && (
        <RemovePersonDialog
          person={asked.person}
          busy={remove.isPending}
          error={remove.error}
          onRemove={() => remove.mutate(asked.person.id, { onSuccess: done })}
          onDismiss={() => {
            remove.reset();
            done();
          }}
        />
      )}
      {asked?.kind === 'invitation' && <InvitationDialog {...asked} onDismiss={done} />}
    </>
  );
}

const methodTexts: Readonly<Record<Person['methods'][number], string>> = {
  password: 'Password',
  passkey: 'Passkey',
  'single-sign-on': 'Single sign-on',
};
