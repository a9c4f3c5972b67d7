'use client';

import Box from '@cloudscape-design/components/box';
import { Breakable } from '#components/ui/breakable.tsx';
import { Copyable } from '#components/ui/copyable.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { ShownOnceDialog } from '#components/ui/shown-once-dialog.tsx';
import type { Invitation } from '#lib/api/people.ts';

interface InvitationDialogProps {
  readonly name: string;
  readonly invitation: Invitation;
  onDismiss(): void;
}

/** The address of an invitation that was just made. */
export function InvitationDialog({ name, invitation, onDismiss }: InvitationDialogProps) {
  const url = `${window.location.origin}${invitation.url}`;
  return (
    <ShownOnceDialog header={`Invitation of ${name}`} onDismiss={onDismiss}>
      <Box>
        Send this address to {name}, by a way that only they read. It lets them choose a password,
        once, and ends <RelativeTime at={invitation.expiresAt} />. It is not shown again.
      </Box>
      <Breakable>
        <Copyable text={url} what="the address of the invitation" />
      </Breakable>
    </ShownOnceDialog>
  );
}
