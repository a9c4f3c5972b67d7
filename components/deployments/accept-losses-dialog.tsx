'use client';

import Alert from '@cloudscape-design/components/alert';
import { useState } from 'react';
import { FormDialog } from '#components/ui/form-dialog.tsx';
import { TypedName } from '#components/ui/typed-name.tsx';
import type { DataLoss } from '#lib/api/deployment-documents.ts';
import { resourceModule } from '#lib/resources/registry.ts';

interface AcceptLossesDialogProps {
  readonly losses: readonly DataLoss[];
  readonly busy: boolean;
  onAccept(names: string[]): void;
  onDismiss(): void;
}

/** Asks for the name of every resource whose data a plan would lose. */
export function AcceptLossesDialog({ losses, busy, onAccept, onDismiss }: AcceptLossesDialogProps) {
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const complete = losses.every(({ name }) => typed[name] === name);
  return (
    <FormDialog
      header="This plan loses data"
      action="Deploy and lose the data"
      busy={busy}
      disabled={!complete}
      onSubmit={() => onAccept(losses.map(({ name }) => name))}
      onDismiss={onDismiss}
    >
      <Alert type="warning">
        What is in these resources is gone once they are replaced or removed. Take a copy first
        where you need one.
      </Alert>
      {losses.map(({ layer, logicalId, name, resourceType, cause }) => (
        <TypedName
          key={`${layer} ${logicalId}`}
          name={name}
          description={`${resourceModule(resourceType).title} ${logicalId}: ${cause}`}
          value={typed[name] ?? ''}
          onChange={(value) => setTyped({ ...typed, [name]: value })}
        />
      ))}
    </FormDialog>
  );
}
