'use client';

import FormField from '@cloudscape-design/components/form-field';
import Multiselect from '@cloudscape-design/components/multiselect';
import { type Permission, permissions, permissionTexts } from '#lib/identity/permissions.ts';

interface PermissionChoiceProps {
  readonly chosen: readonly Permission[];
  /** Those to choose from; all unless said. */
  readonly offered?: readonly Permission[];
  readonly description?: string;
  readonly error?: string | undefined;
  onChange(chosen: Permission[]): void;
}

/** Asks for permissions, each with what it allows. */
export function PermissionChoice(props: PermissionChoiceProps) {
  const { chosen, offered = permissions, description, error, onChange } = props;
  const options = offered.map((value) => ({
    value,
    label: value,
    description: permissionTexts[value],
  }));
  return (
    <FormField label="Permissions" description={description} errorText={error ?? ''}>
      <Multiselect
        placeholder="Choose permissions"
        options={options}
        selectedOptions={options.filter(({ value }) => chosen.includes(value))}
        onChange={({ detail }) =>
          onChange(detail.selectedOptions.map(({ value }) => value as Permission))
        }
      />
    </FormField>
  );
}
