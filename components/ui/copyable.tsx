'use client';

import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard';

interface CopyableProps {
  readonly text: string;
  readonly what: string;
  /** What of it is shown, where it is long; all of it otherwise. */
  readonly shown?: string;
}

/** An identifier that is copied with one click. */
export function Copyable({ text, what, shown }: CopyableProps) {
  return (
    <CopyToClipboard
      variant="inline"
      textToCopy={text}
      {...(shown !== undefined && { textToDisplay: shown })}
      copyButtonAriaLabel={`Copy ${what}`}
      copySuccessText="Copied"
      copyErrorText="The browser did not allow copying"
    />
  );
}
