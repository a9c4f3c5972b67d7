'use client';

import Box from '@cloudscape-design/components/box';
import { Breakable } from '#components/ui/breakable.tsx';
import { Copyable } from '#components/ui/copyable.tsx';
import { ShownOnceDialog } from '#components/ui/shown-once-dialog.tsx';

interface SigningKeyDialogProps {
  readonly signingKey: string;
  onDismiss(): void;
}

/** The key of a webhook that was just added. */
export function SigningKeyDialog({ signingKey, onDismiss }: SigningKeyDialogProps) {
  return (
    <ShownOnceDialog header="The signing key" onDismiss={onDismiss}>
      <Box>
        Keep it where the receiver keeps secrets: it is not shown again. Each notification has the
        header X-Strata-Signature, sha256= and the HMAC-SHA256 of its body by this key.
      </Box>
      <Copyable text={signingKey} what="the key" />
      <Breakable>X-Strata-Delivery is the same for every attempt.</Breakable>
    </ShownOnceDialog>
  );
}
