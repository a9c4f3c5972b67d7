'use client';

import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useOpenDeployment } from '#components/deployments/use-open-deployment.ts';
import { PermittedButton } from '#components/identity/permitted-button.tsx';
import type { EnvironmentDetail } from '#lib/api/environments.ts';
import { usePlanDeployment } from '#lib/queries/deployments.ts';
import { accountWords } from './account-words.ts';
import { DestroyDialog } from './destroy-dialog.tsx';
import { EnvironmentMenu } from './environment-menu.tsx';
import { EnvironmentState } from './environment-status.tsx';

/** The environment's name and state, and what can be done with the whole of it. */
export function EnvironmentHeader({ environment }: { environment: EnvironmentDetail }) {
  const open = useOpenDeployment();
  const plan = usePlanDeployment(environment.name);
  const [destroying, setDestroying] = useState(false);
  const empty = environment.layers.every(({ stackStatus }) => stackStatus === null);
  const request = (apply: boolean) =>
    plan.mutate({ apply }, open(apply ? 'Nothing was deployed' : 'No plan was made'));
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
            <EnvironmentMenu environment={environment} />
            <PermittedButton
              permission="deploy"
              environmentName={environment.name}
              disabled={empty}
              disabledReason="Nothing is deployed that could be destroyed"
              onClick={() => setDestroying(true)}
            >
              Destroy
            </PermittedButton>
            <PermittedButton
              permission="plan"
              environmentName={environment.name}
              loading={plan.isPending}
              onClick={() => request(false)}
            >
              Plan all
            </PermittedButton>
            <PermittedButton
              permission="deploy"
              environmentName={environment.name}
              variant="primary"
              loading={plan.isPending}
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
