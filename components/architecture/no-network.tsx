'use client';

import Box from '@cloudscape-design/components/box';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useRouter } from 'next/navigation';
import { PermittedButton } from '#components/identity/permitted-button.tsx';
import { useNotifications } from '#components/shell/notifications.tsx';
import { usePlanDeployment } from '#lib/queries/deployments.ts';
import { useEnvironment } from '#lib/queries/environments.ts';

/** Where the drawing will be, and how to come by one. */
export function NoNetwork({ environmentName }: { environmentName: string }) {
  const router = useRouter();
  const environment = useEnvironment(environmentName);
  const plan = usePlanDeployment(environmentName);
  const { notifyError } = useNotifications();
  const base = `/environments/${environmentName}/deployments`;
  if (environment.data?.activeDeploymentId) {
    return (
      <Notice title="Nothing exists yet">
        A deployment is under way. Resources appear here as AWS creates them.
      </Notice>
    );
  }
  return (
    <SpaceBetween size="s" alignItems="center">
      <Notice title="Nothing is deployed">
        A plan shows what would be created before anything is. Once it is applied, the network is
        drawn here as it comes alive.
      </Notice>
      <PermittedButton
        permission="plan"
        environmentName={environmentName}
        loading={plan.isPending}
        onClick={() =>
          plan.mutate(
            { layers: ['network'] },
            {
              onSuccess: ({ id }) => router.push(`${base}/${id}`),
              onError: (error) => notifyError('No plan was made', error),
            },
          )
        }
      >
        Plan the network
      </PermittedButton>
    </SpaceBetween>
  );
}

function Notice({ title, children }: { title: string; children: string }) {
  return (
    <Box textAlign="center" padding={{ top: 'xl' }}>
      <strong>{title}</strong>
      <Box variant="p" color="text-body-secondary">
        {children}
      </Box>
    </Box>
  );
}
