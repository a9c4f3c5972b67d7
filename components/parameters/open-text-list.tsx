'use client';

import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';

interface OpenTextListProps {
  readonly items: readonly string[];
  readonly title: string;
  readonly placeholder: string;
  readonly itemError: (index: number) => string | undefined;
  readonly onChange: (items: string[]) => void;
}

/** A list of texts to which items are added and from which they are removed. */
export function OpenTextList(props: OpenTextListProps) {
  const { items, title, placeholder, itemError, onChange } = props;
  return (
    <SpaceBetween size="xs">
      {items.length === 0 && <Box color="text-body-secondary">None</Box>}
      {items.map((item, index) => {
        const errorText = itemError(index);
        return (
          <FormField
            // biome-ignore lint/suspicious/noArrayIndexKey: an item is its place in the list
            key={index}
            {...(errorText ? { errorText } : {})}
            secondaryControl={
              <Button
                iconName="remove"
                variant="icon"
                ariaLabel={`Remove ${item || `item ${index + 1}`}`}
                onClick={() => onChange(items.filter((_, other) => other !== index))}
              />
            }
          >
            <Input
              value={item}
              ariaLabel={`${title}, item ${index + 1}`}
              placeholder={placeholder}
              spellcheck={false}
              onChange={({ detail }) => onChange(items.with(index, detail.value))}
            />
          </FormField>
        );
      })}
      <Button iconName="add-plus" onClick={() => onChange([...items, ''])}>
        Add
      </Button>
    </SpaceBetween>
  );
}
