'use client';

import { useRouter } from 'next/navigation';
import { PermittedButton } from '#components/identity/permitted-button.tsx';
import { useNotifications } from '#components/shell/notifications.tsx';
import type { Deployment } from '#lib/api/deployment-documents.ts';
import { useRetryDeployment } from '#lib/queries/deployments.ts';

/** Deploys again what failed and what was skipped for it; what was done stays. */
export function RetryButton({ deployment }: { deployment: Deployment }) {
  const router = useRouter();
  const retry = useRetryDeployment();
  const { notifyError } = useNotifications();
  if (deployment.status !== 'failed' || deployment.kind !== 'deploy') return null;
  return (
    <PermittedButton
      permission="deploy"
      environmentName={deployment.environment}
      loading={retry.isPending}
      onClick={() =>
        retry.mutate(deployment.id, {
          onSuccess: ({ id, environment }) =>
            router.push(`/environments/${environment}/deployments/${id}`),
          onError: (error) => notifyError('The deployment was not retried', error),
        })
      }
    >
      Retry
    </PermittedButton>
  );
}
