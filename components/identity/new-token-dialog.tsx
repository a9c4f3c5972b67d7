'use client';

import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { Copyable } from '#components/ui/copyable.tsx';
import styles from './identity.module.css';

interface NewTokenDialogProps {
  readonly token: string;
  onDismiss(): void;
}

/** Shows a token the one time that it can be shown. */
export function NewTokenDialog({ token, onDismiss }: NewTokenDialogProps) {
  const command = `curl -H 'Authorization: Bearer ${token}' ${window.location.origin}/api/v1/environments`;
  return (
    <Modal
      visible
      header="The token"
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
        <Box>Keep it where secrets are kept: it is not shown again, and Strata cannot read it.</Box>
        <div className={styles.secret}>
          <Copyable text={token} what="the token" />
        </div>
        <Box variant="code">
          <span className={styles.secret}>{command}</span>
        </Box>
      </SpaceBetween>
    </Modal>
  );
}
