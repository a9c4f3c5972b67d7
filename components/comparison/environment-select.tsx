'use client';

import FormField from '@cloudscape-design/components/form-field';
import Select from '@cloudscape-design/components/select';
import { useEnvironments } from '#lib/queries/environments.ts';

interface EnvironmentSelectProps {
  /** The environment that is compared, which is not offered. */
  readonly except: string;
  readonly value: string;
  readonly onChange: (name: string) => void;
}

/** The other environment of a comparison. */
export function EnvironmentSelect({ except, value, onChange }: EnvironmentSelectProps) {
  const { data, isPending } = useEnvironments();
  const options = (data?.environments ?? [])
    .filter(({ name }) => name !== except)
    .map(({ name, region, accountId }) => ({
      value: name,
      label: name,
      description: `Account ${accountId}, ${region}`,
    }));
  return (
    <FormField label="Compared with">
      <Select
        placeholder="Choose an environment"
        statusType={isPending ? 'loading' : 'finished'}
        loadingText="Reading environments"
        empty="There is no other environment. Clone this one on its overview."
        selectedOption={options.find((option) => option.value === value) ?? null}
        options={options}
        onChange={({ detail }) => onChange(detail.selectedOption.value ?? '')}
      />
    </FormField>
  );
}
