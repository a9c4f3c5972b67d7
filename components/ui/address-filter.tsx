'use client';

import TextFilter, { type TextFilterProps } from '@cloudscape-design/components/text-filter';
import { useState } from 'react';

interface AddressFilterProps
  extends Pick<
    TextFilterProps,
    'filteringAriaLabel' | 'filteringClearAriaLabel' | 'filteringPlaceholder' | 'countText'
  > {
  /** The text that the address has. */
  readonly text: string;
  /** Takes a text into the address, in place of the one before. */
  onFind(text: string): void;
}

/** A text that is looked for and kept in the address: there once the typing pauses, here at once. */
export function AddressFilter({ text, onFind, ...props }: AddressFilterProps) {
  const [typed, setTyped] = useState(text);
  const [taken, setTaken] = useState(text);
  const [seen, setSeen] = useState(text);
  if (text !== seen) {
    setSeen(text);
    if (text !== taken) {
      setTaken(text);
      setTyped(text);
    }
  }
  return (
    <TextFilter
      {...props}
      filteringText={typed}
      onChange={({ detail }) => setTyped(detail.filteringText)}
      onDelayedChange={({ detail }) => {
        setTaken(detail.filteringText);
        onFind(detail.filteringText);
      }}
    />
  );
}
