'use client';

import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';

interface TypedNameProps {
  /** What has to be typed. */
  readonly name: string;
  readonly description?: string;
  readonly value: string;
  onChange(value: string): void;
}

/** Asks for a name as the sign that something is meant. */
export function TypedName({ name, description, value, onChange }: TypedNameProps) {
  return (
    <FormField label={`Type ${name} to confirm`} description={description}>
      <Input
        value={value}
        onChange={({ detail }) => onChange(detail.value)}
        autoComplete={false}
        spellcheck={false}
      />
    </FormField>
  );
}
