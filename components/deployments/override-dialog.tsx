'use client';

import FormField from '@cloudscape-design/components/form-field';
import Textarea from '@cloudscape-design/components/textarea';
import { useState } from 'react';
import { FormDialog } from '#components/ui/form-dialog.tsx';
import type { Deployment } from '#lib/api/deployment-documents.ts';
import { useApplyDeployment } from '#lib/queries/deployments.ts';

interface OverrideDialogProps {
  readonly deployment: Deployment;
  onDismiss(): void;
}

/** Asks why a deployment that was decided on does not wait for its window. */
export function OverrideDialog({ deployment, onDismiss }: OverrideDialogProps) {
  const apply = useApplyDeployment();
  const [reason, setReason] = useState('');
  return (
    <FormDialog
      header="Deploy outside the deployment windows"
      action="Deploy now"
      busy={apply.isPending}
      busyText="Deploying"
      disabled={reason.trim() === ''}
      error={apply.error}
      onSubmit={() =>
        apply.mutate({ id: deployment.id, overrideReason: reason }, { onSuccess: onDismiss })
      }
      onDismiss={onDismiss}
    >
      <FormField label="Reason" description="Kept with the deployment and in the audit.">
        <Textarea value={reason} onChange={({ detail }) => setReason(detail.value)} />
      </FormField>
    </FormDialog>
  );
}
