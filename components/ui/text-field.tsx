'use client';

import FormField from '@cloudscape-design/components/form-field';
import Input, { type InputProps } from '@cloudscape-design/components/input';

interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly type?: InputProps.Type;
  readonly description?: string | undefined;
  readonly error?: string | undefined;
  /** What a password manager may fill in. Source: HTML Living Standard, "autofill". */
  readonly autoComplete?: string;
  readonly autoFocus?: boolean;
  readonly placeholder?: string;
  onChange(value: string): void;
}

/** A field of one line with its label and what is wrong with it. */
export function TextField({
  label,
  description,
  error,
  autoComplete,
  onChange,
  ...input
}: TextFieldProps) {
  return (
    <FormField label={label} description={description} errorText={error ?? ''}>
      <Input
        {...input}
        {...(autoComplete === undefined ? {} : { autoComplete })}
        onChange={({ detail }) => onChange(detail.value)}
      />
    </FormField>
  );
}
