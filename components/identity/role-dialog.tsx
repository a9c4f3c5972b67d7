'use client';

import { useState } from 'react';
import { FormDialog } from '#components/ui/form-dialog.tsx';
import { TextField } from '#components/ui/text-field.tsx';
import type { RoleDocument } from '#lib/api/people.ts';
import type { Permission } from '#lib/identity/permissions.ts';
import { ApiError } from '#lib/queries/call-api.ts';
import { useAddRole, useChangeRole } from '#lib/queries/people.ts';
import { PermissionChoice } from './permission-choice.tsx';

interface RoleDialogProps {
  /** The role to be changed; absent, one is made. */
  readonly role?: RoleDocument;
  onDismiss(): void;
}

/** Asks what a role is called and which permissions it has. */
export function RoleDialog({ role, onDismiss }: RoleDialogProps) {
  const add = useAddRole();
  const change = useChangeRole();
  const [name, setName] = useState(role?.name ?? '');
  const [description, setDescription] = useState(role?.description ?? '');
  const [chosen, setChosen] = useState<Permission[]>(role?.permissions ?? ['view']);
  const { error, isPending } = role ? change : add;
  const nameError = error instanceof ApiError ? error.fieldError('/name') : undefined;
  const submit = () => {
    const input = { name, description, permissions: chosen };
    if (role) change.mutate({ id: role.id, ...input }, { onSuccess: onDismiss });
    else add.mutate(input, { onSuccess: onDismiss });
  };
  return (
    <FormDialog
      header={role ? `Change ${role.name}` : 'Make a role'}
      action={role ? 'Change' : 'Make'}
      busyText="Saving"
      busy={isPending}
      disabled={name.trim() === '' || chosen.length === 0}
      error={nameError === undefined ? error : null}
      onSubmit={submit}
      onDismiss={onDismiss}
    >
      <TextField label="Name" value={name} error={nameError} onChange={setName} />
      <TextField label="Description" value={description} onChange={setDescription} />
      <PermissionChoice chosen={chosen} onChange={setChosen} />
    </FormDialog>
  );
}
