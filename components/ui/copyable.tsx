'use client';

import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard';

/** An identifier that is copied with one click. */
export function Copyable({ text, what }: { text: string; what: string }) {
  return (
    <CopyToClipboard
      variant="inline"
      textToCopy={text}
      copyButtonAriaLabel={`Copy ${what}`}
      copySuccessText="Copied"
      copyErrorText="The browser did not allow copying"
    />
  );
}
