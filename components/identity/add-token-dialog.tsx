'use client';

import FormField from '@cloudscape-design/components/form-field';
import Multiselect from '@cloudscape-design/components/multiselect';
import Select from '@cloudscape-design/components/select';
import { useState } from 'react';
import { FormDialog } from '#components/ui/form-dialog.tsx';
import { TextField } from '#components/ui/text-field.tsx';
import { type Permission, permissions } from '#lib/identity/permissions.ts';
import { useEnvironments } from '#lib/queries/environments.ts';
import { useSession } from '#lib/queries/session.ts';
import { useAddToken } from '#lib/queries/tokens.ts';
import { PermissionChoice } from './permission-choice.tsx';

interface AddTokenDialogProps {
  onMade(token: string): void;
  onDismiss(): void;
}

const validities = [7, 30, 90, 365].map((days) => ({ value: String(days), label: `${days} days` }));

/** Asks what a token is for, what it may do, and for how long. */
export function AddTokenDialog({ onMade, onDismiss }: AddTokenDialogProps) {
  const add = useAddToken();
  const { data: session } = useSession();
  const { data: list } = useEnvironments();
  const [name, setName] = useState('');
  const [chosen, setChosen] = useState<Permission[]>(['view']);
  const [environments, setEnvironments] = useState<string[]>([]);
  const [days, setDays] = useState('30');
  const rights = session?.rights;
  const held = new Set([
    ...(rights?.everywhere ?? []),
    ...Object.values(rights?.byEnvironment ?? {}).flat(),
  ]);
  const places = (list?.environments ?? []).map((one) => ({ value: one.name, label: one.name }));
  return (
    <FormDialog
      header="Make an API token"
      action="Make"
      busyText="Making"
      busy={add.isPending}
      disabled={name.trim() === '' || chosen.length === 0}
      error={add.error}
      onSubmit={() =>
        add.mutate(
          {
            name,
            permissions: chosen,
            environments: environments.length === 0 ? null : environments,
            days: Number(days),
          },
          { onSuccess: ({ token }) => onMade(token) },
        )
      }
      onDismiss={onDismiss}
    >
      <TextField
        label="Name"
        description="What it is for, such as nightly pipeline."
        value={name}
        onChange={setName}
      />
      <PermissionChoice
        chosen={chosen}
        offered={permissions.filter((permission) => held.has(permission))}
        onChange={setChosen}
      />
      <FormField label="Environments" description="None chosen: all that you may see.">
        <Multiselect
          placeholder="All environments"
          options={places}
          selectedOptions={places.filter(({ value }) => environments.includes(value))}
          onChange={({ detail }) =>
            setEnvironments(detail.selectedOptions.flatMap(({ value }) => value ?? []))
          }
        />
      </FormField>
      <FormField label="Valid for">
        <Select
          options={validities}
          selectedOption={validities.find(({ value }) => value === days) ?? null}
          onChange={({ detail }) => setDays(detail.selectedOption.value ?? days)}
        />
      </FormField>
    </FormDialog>
  );
}
