'use client';

import { PermittedButton } from '#components/identity/permitted-button.tsx';
import type { Deployment } from '#lib/api/deployment-documents.ts';
import { usePlanDeployment } from '#lib/queries/deployments.ts';
import { useOpenDeployment } from './use-open-deployment.ts';

/** Plans the layers of a deployment again, as they are to be now. */
export function PlanAgainButton({ deployment }: { deployment: Deployment }) {
  const open = useOpenDeployment();
  const { environment, layers } = deployment;
  const plan = usePlanDeployment(environment);
  return (
    <PermittedButton
      permission="plan"
      environmentName={environment}
      variant="inline-link"
      loading={plan.isPending}
      onClick={() =>
        plan.mutate({ layers: layers.map(({ layer }) => layer) }, open('Nothing was planned'))
      }
    >
      Plan again
    </PermittedButton>
  );
}
