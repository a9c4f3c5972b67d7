'use client';

import TextFilter, { type TextFilterProps } from '@cloudscape-design/components/text-filter';
import { useEffect, useState } from 'react';

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
  const [draft, setDraft] = useState<string>();
  const [found, setFound] = useState(text);
  const [seen, setSeen] = useState(text);
  if (text !== seen) {
    setSeen(text);
    if (text !== found) setDraft(undefined);
  }
  useEffect(() => {
    // Back may come before the address that was just found is rendered; `text` then never changes.
    const forget = () => setDraft(undefined);
    window.addEventListener('popstate', forget);
    return () => window.removeEventListener('popstate', forget);
  }, []);
  return (
    <TextFilter
      {...props}
      filteringText={draft ?? text}
      onChange={({ detail }) => setDraft(detail.filteringText)}
      onDelayedChange={({ detail }) => {
        if (detail.filteringText !== draft) return;
        setFound(detail.filteringText);
        onFind(detail.filteringText);
      }}
    />
  );
}
