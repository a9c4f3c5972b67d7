'use client';

import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { type FormEvent, useState } from 'react';
import type { ParkingPlan } from '#lib/parking/plan-parking.ts';
import { ParkingSteps } from './parking-steps.tsx';

interface ParkDialogProps {
  readonly environmentName: string;
  readonly plan: ParkingPlan;
  readonly busy: boolean;
  readonly error: Error | null;
  onPark(confirm: string): void;
  onDismiss(): void;
}

/** Says what parking stops and what costs on, and asks for the name. */
export function ParkDialog(props: ParkDialogProps) {
  const { environmentName, plan, busy, error, onPark, onDismiss } = props;
  const [typed, setTyped] = useState('');
  const isNamed = typed === environmentName;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isNamed) onPark(typed);
  };
  return (
    <Modal
      visible
      onDismiss={onDismiss}
      header={`Park ${environmentName}`}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={onDismiss}>
              Cancel
            </Button>
            <Button
              variant="primary"
              form="park"
              formAction="submit"
              loading={busy}
              loadingText="Asking AWS"
              disabled={!isNamed}
            >
              Park
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <form id="park" onSubmit={submit}>
        <SpaceBetween size="m">
          <div>
            What is stopped is remembered, and made as it was by waking:
            <ParkingSteps steps={plan.park} />
          </div>
          {plan.stays.length > 0 && (
            <Alert type="info">Costs as before: {plan.stays.join(', ')}.</Alert>
          )}
          <FormField label={`Type ${environmentName} to confirm`}>
            <Input
              value={typed}
              onChange={({ detail }) => setTyped(detail.value)}
              autoComplete={false}
              spellcheck={false}
            />
          </FormField>
          {error && (
            <Alert type="error" header="It was refused">
              {error.message}
            </Alert>
          )}
        </SpaceBetween>
      </form>
    </Modal>
  );
}
