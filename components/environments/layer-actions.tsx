'use client';

import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import { useRouter } from 'next/navigation';
import { useNotifications } from '#components/shell/notifications.tsx';
import { usePlanDeployment } from '#lib/queries/deployments.ts';
import { useRefusals } from '#lib/queries/session.ts';

interface LayerActionsProps {
  readonly environmentName: string;
  readonly layerIds: readonly string[];
  readonly label: string;
  readonly disabledReason: string | undefined;
}

const actions = {
  plan: { text: 'Plan', apply: false, downstream: false },
  'plan-downstream': { text: 'Plan with all that needs it', apply: false, downstream: true },
  deploy: { text: 'Deploy', apply: true, downstream: false },
  'deploy-downstream': { text: 'Deploy with all that needs it', apply: true, downstream: true },
} as const;

type ActionId = keyof typeof actions;

/** Plans or deploys some layers, alone or with everything downstream of them. */
export function LayerActions(props: LayerActionsProps) {
  const { environmentName, layerIds, label, disabledReason } = props;
  const router = useRouter();
  const plan = usePlanDeployment(environmentName);
  const { notifyError } = useNotifications();
  const refusalOf = useRefusals(environmentName);
  const refusal = refusalOf('plan') ?? disabledReason;
  const start = (id: ActionId) => {
    const { apply, downstream } = actions[id];
    plan.mutate(
      { layers: [...layerIds], apply, downstream },
      {
        onSuccess: (deployment) =>
          router.push(`/environments/${environmentName}/deployments/${deployment.id}`),
        onError: (error) => notifyError('No plan was made', error),
      },
    );
  };
  return (
    <ButtonDropdown
      loading={plan.isPending}
      disabled={refusal !== undefined}
      disabledReason={refusal}
      expandToViewport
      items={Object.entries(actions).map(([id, { text, apply }]) => {
        const why = apply ? refusalOf('deploy') : undefined;
        return {
          id,
          text,
          disabled: why !== undefined,
          ...(why !== undefined && { disabledReason: why }),
        };
      })}
      onItemClick={({ detail }) => start(detail.id as ActionId)}
    >
      {label}
    </ButtonDropdown>
  );
}
