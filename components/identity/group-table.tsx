'use client';

import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import Table from '@cloudscape-design/components/table';
import { useState } from 'react';
import { NoRows } from '#components/ui/no-rows.tsx';
import { usePeople } from '#lib/queries/people.ts';
import { GiveRoleDialog } from './give-role-dialog.tsx';
import { GrantList } from './grant-list.tsx';

/** Groups of single sign-on that roles are given to. */
export function GroupTable() {
  const { data, error, isPending } = usePeople();
  const [isAsking, setAsking] = useState(false);
  const groups = Map.groupBy(data?.groupGrants ?? [], ({ group }) => group ?? '');
  return (
    <>
      <Table
        variant="container"
        wrapLines
        loading={isPending}
        loadingText="Reading groups"
        items={[...groups].map(([name, grants]) => ({ name, grants }))}
        trackBy="name"
        ariaLabels={{ tableLabel: 'Groups' }}
        empty={
          <NoRows>
            {error?.message ??
              'No group has a role. Whoever signs in by single sign-on has the roles of their groups, as the provider tells them at the sign-in.'}
          </NoRows>
        }
        header={
          <Header
            description="Of single sign-on; somebody’s groups are those of their last sign-in"
            actions={<Button onClick={() => setAsking(true)}>Give a role to a group</Button>}
          >
            Groups
          </Header>
        }
        columnDefinitions={[
          { id: 'name', header: 'Group', isRowHeader: true, cell: ({ name }) => name },
          { id: 'roles', header: 'Roles', cell: ({ grants }) => <GrantList grants={grants} /> },
          {
            id: 'people',
            header: 'People',
            cell: ({ name }) =>
              data?.people
                .filter(({ groups: theirs }) => theirs.includes(name))
                .map((person) => person.name)
                .join(', ') || '–',
          },
        ]}
      />
      {isAsking && <GiveRoleDialog to="group" onDismiss={() => setAsking(false)} />}
    </>
  );
}
