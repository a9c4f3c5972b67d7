'use client';

import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ReactNode } from 'react';

interface ShownOnceDialogProps {
  readonly header: string;
  readonly onDismiss: () => void;
  readonly children: ReactNode;
}

/** Shows a secret the one time that it can be shown. */
export function ShownOnceDialog({ header, onDismiss, children }: ShownOnceDialogProps) {
  return (
    <Modal
      visible
      header={header}
      onDismiss={onDismiss}
      footer={
        <Box float="right">
          <Button variant="primary" onClick={onDismiss}>
            Done
          </Button>
        </Box>
      }
    >
      <SpaceBetween size="m">{children}</SpaceBetween>
    </Modal>
  );
}
