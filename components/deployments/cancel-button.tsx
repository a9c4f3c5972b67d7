'use client';

import FormField from '@cloudscape-design/components/form-field';
import RadioGroup from '@cloudscape-design/components/radio-group';
import { useState } from 'react';
import { PermittedButton } from '#components/identity/permitted-button.tsx';
import { FormDialog } from '#components/ui/form-dialog.tsx';
import { type Deployment, type StopMode, stopMode } from '#lib/api/deployment-documents.ts';
import { useCancelDeployment } from '#lib/queries/deployments.ts';

/** Stops a deployment that runs, as the operator chooses. */
export function CancelButton({ deployment }: { deployment: Deployment }) {
  const [isAsking, setAsking] = useState(false);
  const { kind, status, stop } = deployment;
  if (kind === 'recover' || status !== 'applying' || stop?.mode === 'now') return null;
  return (
    <>
      <PermittedButton
        permission="deploy"
        environmentName={deployment.environment}
        onClick={() => setAsking(true)}
      >
        Cancel
      </PermittedButton>
      {isAsking && <CancelDialog deployment={deployment} onDismiss={() => setAsking(false)} />}
    </>
  );
}

function CancelDialog({ deployment, onDismiss }: { deployment: Deployment; onDismiss(): void }) {
  const cancel = useCancelDeployment();
  const [mode, setMode] = useState<StopMode>('after-running');
  const { kind, id } = deployment;
  return (
    <FormDialog
      header={`Cancel the ${kind === 'destroy' ? 'destruction' : 'deployment'}`}
      action="Cancel it"
      busy={cancel.isPending}
      error={cancel.error}
      onSubmit={() => cancel.mutate({ id, mode }, { onSuccess: onDismiss })}
      onDismiss={onDismiss}
    >
      {kind === 'destroy' ? (
        'No further stack is deleted. Deletions that are under way cannot be stopped and come to their end.'
      ) : (
        <FormField label="What becomes of the layers that are under way">
          <RadioGroup
            value={mode}
            onChange={({ detail }) => setMode(stopMode.parse(detail.value))}
            items={[
              {
                value: 'after-running',
                label: 'They come to their end',
                description: 'No further layer is started; what is done stays.',
              },
              {
                value: 'now',
                label: 'They are undone',
                description:
                  'Changes are rolled back, and stacks that are being created are deleted again.',
              },
            ]}
          />
        </FormField>
      )}
    </FormDialog>
  );
}
