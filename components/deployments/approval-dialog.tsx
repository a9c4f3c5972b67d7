'use client';

import FormField from '@cloudscape-design/components/form-field';
import Textarea from '@cloudscape-design/components/textarea';
import { useState } from 'react';
import { FormDialog } from '#components/ui/form-dialog.tsx';
import type { Approval } from '#lib/api/deployment-documents.ts';
import { useApproveDeployment } from '#lib/queries/deployments.ts';

interface ApprovalDialogProps {
  readonly id: string;
  readonly decision: Approval['decision'];
  onDismiss(): void;
}

const words = {
  approved: ['Approve the deployment', 'Approve'],
  rejected: ['Reject the deployment', 'Reject'],
} as const;

/** Asks for the comment without which nobody approves or rejects. */
export function ApprovalDialog({ id, decision, onDismiss }: ApprovalDialogProps) {
  const approve = useApproveDeployment();
  const [comment, setComment] = useState('');
  const [header, action] = words[decision];
  return (
    <FormDialog
      header={header}
      action={action}
      busy={approve.isPending}
      busyText="Keeping it"
      disabled={comment.trim() === ''}
      error={approve.error}
      onSubmit={() => approve.mutate({ id, decision, comment }, { onSuccess: onDismiss })}
      onDismiss={onDismiss}
    >
      <FormField
        label="Comment"
        description={
          decision === 'rejected'
            ? 'The deployment ends here, and nothing is changed.'
            : 'What you looked at. Kept with the deployment and in the audit.'
        }
      >
        <Textarea value={comment} onChange={({ detail }) => setComment(detail.value)} />
      </FormField>
    </FormDialog>
  );
}
