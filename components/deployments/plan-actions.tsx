'use client';

import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { PermittedButton } from '#components/identity/permitted-button.tsx';
import { useNotifications } from '#components/shell/notifications.tsx';
import type { Deployment } from '#lib/api/deployment-documents.ts';
import { useApplyDeployment, useDiscardDeployment } from '#lib/queries/deployments.ts';
import { AcceptLossesDialog } from './accept-losses-dialog.tsx';

/** What can be decided about a deployment that nothing has been applied of yet. */
export function PlanActions({ deployment }: { deployment: Deployment }) {
  const apply = useApplyDeployment();
  const discard = useDiscardDeployment();
  const { notifyError } = useNotifications();
  const [asking, setAsking] = useState(false);
  if (!undecided.has(deployment.status)) return null;
  const stale = deployment.needs.find(({ kind }) => kind === 'new-plan');
  const busy = apply.isPending || discard.isPending;
  const deploy = (acceptLosses: string[]) =>
    apply.mutate(
      { id: deployment.id, acceptLosses },
      {
        onSuccess: () => setAsking(false),
        onError: (error) => notifyError('The plan was not deployed', error),
      },
    );
  return (
    <>
      <SpaceBetween direction="horizontal" size="xs">
        <PermittedButton
          permission="plan"
          environmentName={deployment.environment}
          loading={discard.isPending}
          disabled={busy}
          onClick={() =>
            discard.mutate(deployment.id, {
              onError: (error) => notifyError('The plan was not discarded', error),
            })
          }
        >
          Discard
        </PermittedButton>
        {deployment.status === 'planned' && (
          <PermittedButton
            permission="deploy"
            environmentName={deployment.environment}
            variant="primary"
            loading={apply.isPending}
            disabled={busy || stale !== undefined}
            disabledReason={stale && `${stale.text} Plan again.`}
            onClick={() => (deployment.losses.length > 0 ? setAsking(true) : deploy([]))}
          >
            {deployLabel(deployment)}
          </PermittedButton>
        )}
      </SpaceBetween>
      {asking && (
        <AcceptLossesDialog
          losses={deployment.losses}
          busy={apply.isPending}
          onAccept={deploy}
          onDismiss={() => setAsking(false)}
        />
      )}
    </>
  );
}

const undecided = new Set<Deployment['status']>(['queued', 'planning', 'planned', 'waiting']);

/** What is still missing makes of a deployment one that begins by itself later. */
function deployLabel({ needs }: Deployment): string {
  if (needs.some(({ kind }) => kind === 'approvals')) return 'Deploy once approved';
  return needs.some(({ kind }) => kind === 'window') ? 'Deploy when the window opens' : 'Deploy';
}
