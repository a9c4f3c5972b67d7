'use client';

import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useNotifications } from '#components/shell/notifications.tsx';
import type { Deployment } from '#lib/api/deployment-documents.ts';
import { useApplyDeployment, useDiscardDeployment } from '#lib/queries/deployments.ts';

/** What can be decided about a plan that waits. */
export function PlanActions({ deployment }: { deployment: Deployment }) {
  const apply = useApplyDeployment();
  const discard = useDiscardDeployment();
  const { notifyError } = useNotifications();
  if (deployment.status !== 'planned') return null;
  const busy = apply.isPending || discard.isPending;
  return (
    <SpaceBetween direction="horizontal" size="xs">
      <Button
        loading={discard.isPending}
        disabled={busy}
        onClick={() =>
          discard.mutate(deployment.id, {
            onError: (error) => notifyError('The plan was not discarded', error),
          })
        }
      >
        Discard
      </Button>
      <Button
        variant="primary"
        loading={apply.isPending}
        disabled={busy}
        onClick={() =>
          apply.mutate(deployment.id, {
            onError: (error) => notifyError('The plan was not deployed', error),
          })
        }
      >
        Deploy
      </Button>
    </SpaceBetween>
  );
}
