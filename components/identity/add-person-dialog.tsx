'use client';

import { useState } from 'react';
import { FormDialog } from '#components/ui/form-dialog.tsx';
import { TextField } from '#components/ui/text-field.tsx';
import type { Invitation } from '#lib/api/people.ts';
import { ApiError } from '#lib/queries/call-api.ts';
import { useAddPerson } from '#lib/queries/people.ts';
import { type RoleChoice, RoleFields } from './role-choice.tsx';

interface AddPersonDialogProps {
  onAdded(name: string, invitation: Invitation): void;
  onDismiss(): void;
}

/** Asks who may sign in from now on, and with which role. */
export function AddPersonDialog({ onAdded, onDismiss }: AddPersonDialogProps) {
  const add = useAddPerson();
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [choice, setChoice] = useState<RoleChoice>({ role: 'viewer', environment: null });
  const { error } = add;
  const errorOf = (field: string) =>
    error instanceof ApiError ? error.fieldError(`/${field}`) : undefined;
  const isOfField = errorOf('name') !== undefined || errorOf('email') !== undefined;
  return (
    <FormDialog
      header="Add person"
      action="Add"
      busyText="Adding"
      busy={add.isPending}
      disabled={name.trim() === '' || email.trim() === ''}
      error={isOfField ? null : error}
      onSubmit={() =>
        add.mutate(
          {
            name,
            email: email.trim(),
            ...(choice.role === undefined ? {} : { role: choice.role }),
            environment: choice.environment,
          },
          { onSuccess: ({ invitation }) => onAdded(name, invitation) },
        )
      }
      onDismiss={onDismiss}
    >
      <TextField label="Name" value={name} error={errorOf('name')} onChange={setName} />
      <TextField
        label="E-mail address"
        type="email"
        value={email}
        error={errorOf('email')}
        onChange={setEmail}
      />
      <RoleFields choice={choice} onChange={setChoice} />
    </FormDialog>
  );
}
