'use client';

import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { Breakable } from '#components/ui/breakable.tsx';
import { Copyable } from '#components/ui/copyable.tsx';

interface SigningKeyDialogProps {
  readonly signingKey: string;
  onDismiss(): void;
}

/** Shows the key of a webhook the one time that it can be shown. */
export function SigningKeyDialog({ signingKey, onDismiss }: SigningKeyDialogProps) {
  return (
    <Modal
      visible
      header="The signing key"
      onDismiss={onDismiss}
      footer={
        <Box float="right">
          <Button variant="primary" onClick={onDismiss}>
            Done
          </Button>
        </Box>
      }
    >
      <SpaceBetween size="m">
        <Box>
          Keep it where the receiver keeps secrets: it is not shown again. Each notification has the
          header X-Strata-Signature, sha256= and the HMAC-SHA256 of its body by this key.
        </Box>
        <Copyable text={signingKey} what="the key" />
        <Breakable>X-Strata-Delivery is the same for every attempt.</Breakable>
      </SpaceBetween>
    </Modal>
  );
}
