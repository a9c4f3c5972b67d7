'use client';

import Box from '@cloudscape-design/components/box';
import { Breakable } from '#components/ui/breakable.tsx';
import { Copyable } from '#components/ui/copyable.tsx';
import { ShownOnceDialog } from '#components/ui/shown-once-dialog.tsx';

interface NewTokenDialogProps {
  readonly token: string;
  onDismiss(): void;
}

/** A token that was just made. */
export function NewTokenDialog({ token, onDismiss }: NewTokenDialogProps) {
  const command = `curl -H 'Authorization: Bearer ${token}' ${window.location.origin}/api/v1/environments`;
  return (
    <ShownOnceDialog header="The token" onDismiss={onDismiss}>
      <Box>Keep it where secrets are kept: it is not shown again, and Strata cannot read it.</Box>
      <Breakable>
        <Copyable text={token} what="the token" />
      </Breakable>
      <Box variant="code">
        <Breakable>{command}</Breakable>
      </Box>
    </ShownOnceDialog>
  );
}
