'use client';

import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';

interface TokenFieldProps {
  readonly label: string;
  readonly description: string;
  readonly value: string;
  readonly isSet: boolean;
  readonly errorText: string | undefined;
  onChange(value: string): void;
}

/** A token that is written, never read back. */
export function TokenField(props: TokenFieldProps) {
  const { label, description, value, isSet, errorText, onChange } = props;
  return (
    <FormField
      label={label}
      description={description}
      constraintText={isSet ? 'One is set. Left empty, it stays.' : 'None is set yet.'}
      errorText={errorText}
    >
      <Input
        type="password"
        autoComplete={false}
        value={value}
        onChange={({ detail }) => onChange(detail.value)}
      />
    </FormField>
  );
}
