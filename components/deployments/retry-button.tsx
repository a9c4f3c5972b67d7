'use client';

import { PermittedButton } from '#components/identity/permitted-button.tsx';
import type { Deployment } from '#lib/api/deployment-documents.ts';
import { useRetryDeployment } from '#lib/queries/deployments.ts';
import { useOpenDeployment } from './use-open-deployment.ts';

/** Deploys again what failed or was cancelled, and what was skipped for it; what was done stays. */
export function RetryButton({ deployment }: { deployment: Deployment }) {
  const open = useOpenDeployment();
  const retry = useRetryDeployment();
  const isOver = deployment.status === 'failed' || deployment.status === 'cancelled';
  if (!isOver || deployment.kind !== 'deploy') return null;
  return (
    <PermittedButton
      permission="deploy"
      environmentName={deployment.environment}
      loading={retry.isPending}
      onClick={() => retry.mutate(deployment.id, open('The deployment was not retried'))}
    >
      Retry
    </PermittedButton>
  );
}
