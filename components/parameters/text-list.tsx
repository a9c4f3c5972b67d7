'use client';

import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';

interface TextListProps {
  readonly items: readonly string[];
  readonly labelOf: (index: number) => string;
  readonly placeholder: string;
  readonly itemError: (index: number) => string | undefined;
  readonly onChange: (items: string[]) => void;
}

/** Labelled text inputs of a list whose length is given from outside. */
export function TextList({ items, labelOf, placeholder, itemError, onChange }: TextListProps) {
  return (
    <SpaceBetween size="xs">
      {items.map((item, index) => {
        const errorText = itemError(index);
        return (
          <FormField
            // biome-ignore lint/suspicious/noArrayIndexKey: an item is its place in the list
            key={index}
            label={labelOf(index)}
            {...(errorText ? { errorText } : {})}
          >
            <Input
              value={item}
              placeholder={placeholder}
              spellcheck={false}
              onChange={({ detail }) => onChange(items.with(index, detail.value))}
            />
          </FormField>
        );
      })}
    </SpaceBetween>
  );
}
