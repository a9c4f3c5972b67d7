'use client';

import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { PermittedButton } from '#components/identity/permitted-button.tsx';
import { useNotifications } from '#components/shell/notifications.tsx';
import type { EnvironmentDetail } from '#lib/api/environments.ts';
import { usePlanDeployment } from '#lib/queries/deployments.ts';
import { accountWords } from './account-words.ts';
import { DestroyDialog } from './destroy-dialog.tsx';
import { EnvironmentState } from './environment-status.tsx';

/** The environment's name and state, and what can be done with the whole of it. */
export function EnvironmentHeader({ environment }: { environment: EnvironmentDetail }) {
  const router = useRouter();
  const plan = usePlanDeployment(environment.name);
  const { notifyError } = useNotifications();
  const [destroying, setDestroying] = useState(false);
  const busy = environment.activeDeploymentId !== null;
  const empty = environment.layers.every(({ stackStatus }) => stackStatus === null);
  const request = (apply: boolean) =>
    plan.mutate(
      { apply },
      {
        onSuccess: ({ id }) => router.push(`/environments/${environment.name}/deployments/${id}`),
        onError: (error) => notifyError(apply ? 'Nothing was deployed' : 'No plan was made', error),
      },
    );
  return (
    <>
      <Header
        variant="h1"
        description={
          <>
            <EnvironmentState state={environment.state} /> · {accountWords(environment)},{' '}
            {environment.region} · {environment.resourceCount} resources
          </>
        }
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <Button
              iconName="download"
              href={`/api/v1/environments/${environment.name}/download`}
              download={`${environment.name}.zip`}
              ariaLabel="Download templates and a deployment script"
            >
              Download
            </Button>
            <PermittedButton
              permission="deploy"
              environmentName={environment.name}
              disabled={busy || empty}
              disabledReason={
                busy ? 'A deployment is under way' : 'Nothing is deployed that could be destroyed'
              }
              onClick={() => setDestroying(true)}
            >
              Destroy
            </PermittedButton>
            <PermittedButton
              permission="plan"
              environmentName={environment.name}
              loading={plan.isPending}
              disabled={busy}
              disabledReason="A deployment is under way"
              onClick={() => request(false)}
            >
              Plan all
            </PermittedButton>
            <PermittedButton
              permission="deploy"
              environmentName={environment.name}
              variant="primary"
              loading={plan.isPending}
              disabled={busy}
              disabledReason="A deployment is under way"
              onClick={() => request(true)}
            >
              Deploy all
            </PermittedButton>
          </SpaceBetween>
        }
      >
        {environment.name}
      </Header>
      <DestroyDialog
        environment={environment}
        visible={destroying}
        onDismiss={() => setDestroying(false)}
      />
    </>
  );
}
