'use client';

import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { type FormEvent, useState } from 'react';
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
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (complete) onAccept(losses.map(({ name }) => name));
  };
  return (
    <Modal
      visible
      onDismiss={onDismiss}
      header="This plan loses data"
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={onDismiss}>
              Cancel
            </Button>
            <Button
              variant="primary"
              form="accept-losses"
              formAction="submit"
              loading={busy}
              disabled={!complete}
            >
              Deploy and lose the data
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <form id="accept-losses" onSubmit={submit}>
        <SpaceBetween size="m">
          <Alert type="warning">
            What is in these resources is gone once they are replaced or removed. Take a copy first
            where you need one.
          </Alert>
          {losses.map(({ layer, logicalId, name, resourceType, cause }) => (
            <FormField
              key={`${layer} ${logicalId}`}
              label={`Type ${name} to confirm`}
              description={`${resourceModule(resourceType).title} ${logicalId}: ${cause}`}
            >
              <Input
                value={typed[name] ?? ''}
                onChange={({ detail }) => setTyped({ ...typed, [name]: detail.value })}
                autoComplete={false}
                spellcheck={false}
              />
            </FormField>
          ))}
        </SpaceBetween>
      </form>
    </Modal>
  );
}
