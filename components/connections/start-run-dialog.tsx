'use client';

import Checkbox from '@cloudscape-design/components/checkbox';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import { useState } from 'react';
import { FormDialog } from '#components/ui/form-dialog.tsx';
import { useStartTerraformRun } from '#lib/queries/terraform.ts';

interface StartRunDialogProps {
  readonly environmentName: string;
  onDismiss(): void;
}

/** Asks what a run is for. It plans; whether it is applied, somebody says afterwards. */
export function StartRunDialog({ environmentName, onDismiss }: StartRunDialogProps) {
  const start = useStartTerraformRun(environmentName);
  const [message, setMessage] = useState('');
  const [planOnly, setPlanOnly] = useState(false);
  return (
    <FormDialog
      header="Start a run"
      action="Start"
      busy={start.isPending}
      busyText="Asking HCP Terraform"
      disabled={message.trim() === ''}
      error={start.error}
      onDismiss={onDismiss}
      onSubmit={() => start.mutate({ message, planOnly }, { onSuccess: onDismiss })}
    >
      <FormField label="Message" description="What it is for, as the run is listed.">
        <Input value={message} onChange={({ detail }) => setMessage(detail.value)} />
      </FormField>
      <Checkbox checked={planOnly} onChange={({ detail }) => setPlanOnly(detail.checked)}>
        Plan only, never to be applied
      </Checkbox>
    </FormDialog>
  );
}
