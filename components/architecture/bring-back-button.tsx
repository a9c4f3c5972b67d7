'use client';

import { useOpenDeployment } from '#components/deployments/use-open-deployment.ts';
import { PermittedButton } from '#components/identity/permitted-button.tsx';
import { usePlanDeployment } from '#lib/queries/deployments.ts';

interface BringBackButtonProps {
  readonly environmentName: string;
  /** The layers in which something has drifted. */
  readonly layers: readonly string[];
}

/** Plans what makes resources again as their templates say. */
export function BringBackButton({ environmentName, layers }: BringBackButtonProps) {
  const open = useOpenDeployment();
  const plan = usePlanDeployment(environmentName);
  return (
    <PermittedButton
      permission="plan"
      environmentName={environmentName}
      loading={plan.isPending}
      onClick={() =>
        plan.mutate({ layers: [...layers], revertDrift: true }, open('Nothing was planned'))
      }
    >
      Plan to bring back
    </PermittedButton>
  );
}
