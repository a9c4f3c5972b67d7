'use client';

import FormField from '@cloudscape-design/components/form-field';
import Select from '@cloudscape-design/components/select';
import { useEnvironments } from '#lib/queries/environments.ts';
import { useRoles } from '#lib/queries/people.ts';

export interface RoleChoice {
  readonly role: string | undefined;
  /** Name of the environment; null for all. */
  readonly environment: string | null;
}

interface RoleFieldsProps {
  readonly choice: RoleChoice;
  onChange(choice: RoleChoice): void;
}

const everywhere = { value: '', label: 'All environments, also those to come' };

/** Asks for a role, and for where it is given. */
export function RoleFields({ choice, onChange }: RoleFieldsProps) {
  const { data: roles } = useRoles();
  const { data: list } = useEnvironments();
  const roleOptions = (roles?.roles ?? []).map(({ id, name, description }) => ({
    value: id,
    label: name,
    description,
  }));
  const places = [
    everywhere,
    ...(list?.environments ?? []).map(({ name }) => ({ value: name, label: name })),
  ];
  return (
    <>
      <FormField label="Role">
        <Select
          placeholder="Choose a role"
          options={roleOptions}
          selectedOption={roleOptions.find(({ value }) => value === choice.role) ?? null}
          onChange={({ detail }) => onChange({ ...choice, role: detail.selectedOption.value })}
        />
      </FormField>
      <FormField
        label="In"
        description="Creating environments, the audit and people belong to roles in all environments only."
      >
        <Select
          options={places}
          selectedOption={places.find(({ value }) => value === (choice.environment ?? '')) ?? null}
          onChange={({ detail }) =>
            onChange({ ...choice, environment: detail.selectedOption.value || null })
          }
        />
      </FormField>
    </>
  );
}
