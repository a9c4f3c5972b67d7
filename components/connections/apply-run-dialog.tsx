'use client';

import Alert from '@cloudscape-design/components/alert';
import { FormDialog } from '#components/ui/form-dialog.tsx';
import type { TerraformRun } from '#lib/api/terraform.ts';
import { useActOnTerraformRun } from '#lib/queries/terraform.ts';
import { planWords } from './run-words.ts';

interface ApplyRunDialogProps {
  readonly environmentName: string;
  readonly run: TerraformRun;
  onDismiss(): void;
}

/** Asks before a run is applied that deletes something. */
export function ApplyRunDialog({ environmentName, run, onDismiss }: ApplyRunDialogProps) {
  const act = useActOnTerraformRun(environmentName);
  return (
    <FormDialog
      header={`Apply ${run.id}?`}
      action="Apply and destroy"
      busy={act.isPending}
      busyText="Asking HCP Terraform"
      error={act.error}
      onDismiss={onDismiss}
      onSubmit={() => act.mutate({ run: run.id, action: 'apply' }, { onSuccess: onDismiss })}
    >
      <Alert type="warning" header={planWords(run)}>
        {run.isDestroy
          ? 'This run destroys everything that its workspace manages.'
          : 'What is destroyed is gone, with the data in it.'}
      </Alert>
    </FormDialog>
  );
}
