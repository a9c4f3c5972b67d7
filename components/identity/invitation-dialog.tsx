'use client';

import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { Copyable } from '#components/ui/copyable.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import type { Invitation } from '#lib/api/people.ts';
import styles from './identity.module.css';

interface InvitationDialogProps {
  readonly name: string;
  readonly invitation: Invitation;
  onDismiss(): void;
}

/** Shows the address of an invitation, which is told this once. */
export function InvitationDialog({ name, invitation, onDismiss }: InvitationDialogProps) {
  const url = `${window.location.origin}${invitation.url}`;
  return (
    <Modal
      visible
      header={`Invitation of ${name}`}
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
          Send this address to {name}, by a way that only they read. It lets them choose a password,
          once, and ends <RelativeTime at={invitation.expiresAt} />. It is not shown again.
        </Box>
        <div className={styles.secret}>
          <Copyable text={url} what="the address of the invitation" />
        </div>
      </SpaceBetween>
    </Modal>
  );
}
