'use client';

import Box from '@cloudscape-design/components/box';
import { FormDialog } from '#components/ui/form-dialog.tsx';
import type { Person } from '#lib/api/people.ts';

interface RemovePersonDialogProps {
  readonly person: Person;
  readonly busy: boolean;
  readonly error: Error | null;
  onRemove(): void;
  onDismiss(): void;
}

/** Asks whether somebody is to be removed. */
export function RemovePersonDialog({ person, busy, error, ...on }: RemovePersonDialogProps) {
  return (
    <FormDialog
      header={`Remove ${person.name}`}
      action="Remove"
      busyText="Removing"
      busy={busy}
      error={error}
      onSubmit={on.onRemove}
      onDismiss={on.onDismiss}
    >
      <Box>
        {person.name} is signed out, and their roles, passkeys and API tokens go. The audit keeps
        what they did. Whoever comes by single sign-on can come again; block them to keep them out.
      </Box>
    </FormDialog>
  );
}
