'use client';

import { useState } from 'react';
import { FormDialog } from '#components/ui/form-dialog.tsx';
import { TextField } from '#components/ui/text-field.tsx';
import type { Person } from '#lib/api/people.ts';
import { useAddGrant } from '#lib/queries/people.ts';
import { type RoleChoice, RoleFields } from './role-choice.tsx';

interface GiveRoleDialogProps {
  /** Whom it is given to; a group is asked for where it is not a person. */
  readonly to: { readonly person: Person } | 'group';
  onDismiss(): void;
}

/** Gives a role to a person or to a group of single sign-on. */
export function GiveRoleDialog({ to, onDismiss }: GiveRoleDialogProps) {
  const add = useAddGrant();
  const [group, setGroup] = useState('');
  const [choice, setChoice] = useState<RoleChoice>({ role: undefined, environment: null });
  const subject = to === 'group' ? { group: group.trim() } : { person: to.person.id };
  const { role, environment } = choice;
  return (
    <FormDialog
      header={to === 'group' ? 'Give a role to a group' : `Give a role to ${to.person.name}`}
      action="Give"
      busyText="Giving"
      busy={add.isPending}
      disabled={role === undefined || (to === 'group' && group.trim() === '')}
      error={add.error}
      onSubmit={() => {
        if (role !== undefined) {
          add.mutate({ ...subject, role, environment }, { onSuccess: onDismiss });
        }
      }}
      onDismiss={onDismiss}
    >
      {to === 'group' && (
        <TextField
          label="Group"
          description="As the provider of single sign-on names it."
          value={group}
          onChange={setGroup}
        />
      )}
      <RoleFields choice={choice} onChange={setChoice} />
    </FormDialog>
  );
}
