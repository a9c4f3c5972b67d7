'use client';

import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import type { Deployment } from '#lib/api/deployment-documents.ts';
import { useRepeatDeployment, useRollBackDeployment } from '#lib/queries/deployments.ts';
import { useRefusal } from '#lib/queries/session.ts';
import { useOpenDeployment } from './use-open-deployment.ts';

const over = new Set<Deployment['status']>(['succeeded', 'failed', 'cancelled', 'discarded']);

/** Plans what a deployment had been, or what had been before it. */
export function RestoreActions({ deployment }: { deployment: Deployment }) {
  const open = useOpenDeployment();
  const repeat = useRepeatDeployment();
  const rollBack = useRollBackDeployment();
  const refusal = useRefusal('configure', deployment.environment);
  if (deployment.kind !== 'deploy' || !over.has(deployment.status)) return null;
  const actions = { repeat, 'roll-back': rollBack };
  return (
    <ButtonDropdown
      loading={repeat.isPending || rollBack.isPending}
      disabled={refusal !== undefined}
      disabledReason={refusal}
      expandToViewport
      items={[
        {
          id: 'roll-back',
          text: 'Plan the roll-back',
          secondaryText: 'What it changed, with the parameters that were deployed before',
          disabled: deployment.startedAt === null,
        },
        {
          id: 'repeat',
          text: 'Plan it again',
          secondaryText: 'The same layers with the parameters that they had in it',
        },
      ]}
      onItemClick={({ detail }) =>
        actions[detail.id as keyof typeof actions].mutate(
          deployment.id,
          open('Nothing was planned'),
        )
      }
    >
      Go back
    </ButtonDropdown>
  );
}
