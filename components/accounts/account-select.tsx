'use client';

import FormField from '@cloudscape-design/components/form-field';
import Select from '@cloudscape-design/components/select';
import { useAccounts } from '#lib/queries/accounts.ts';

interface AccountSelectProps {
  /** Id of the account; null for the one of Strata's own credentials. */
  readonly value: string | null;
  readonly ownAccountId: string | null;
  readonly error: string | undefined;
  readonly onChange: (awsAccountId: string | null) => void;
}

const ownId = 'own';

/** In which account an environment is to live. */
export function AccountSelect({ value, ownAccountId, error, onChange }: AccountSelectProps) {
  const { data } = useAccounts();
  const own = {
    value: ownId,
    label: 'Strata’s own credentials',
    ...(ownAccountId !== null && { description: `Account ${ownAccountId}` }),
  };
  const connected = (data?.accounts ?? []).map(({ access, accountId, id, state, title }) => ({
    value: id,
    label: title,
    description: `Account ${accountId}${access === 'reader' ? ', reader: nothing can be deployed' : ''}`,
    disabled: state !== 'connected',
    disabledReason: 'It is not connected yet',
  }));
  const options = [own, ...connected];
  return (
    <FormField
      label="AWS account"
      description="Whose account everything is deployed in."
      errorText={error}
    >
      <Select
        selectedOption={options.find((option) => option.value === value) ?? own}
        options={options}
        onChange={({ detail }) => {
          const chosen = detail.selectedOption.value ?? ownId;
          onChange(chosen === ownId ? null : chosen);
        }}
      />
    </FormField>
  );
}
