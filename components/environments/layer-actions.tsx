'use client';

import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import { useOpenDeployment } from '#components/deployments/use-open-deployment.ts';
import { usePlanDeployment } from '#lib/queries/deployments.ts';
import { useRefusals } from '#lib/queries/session.ts';

interface LayerActionsProps {
  readonly environmentName: string;
  readonly layerIds: readonly string[];
  readonly label: string;
  /** Why nothing can be planned. */
  readonly disabledReason?: string | undefined;
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
  const open = useOpenDeployment();
  const plan = usePlanDeployment(environmentName);
  const refusalOf = useRefusals(environmentName);
  const refusal = refusalOf('plan') ?? disabledReason;
  const start = (id: ActionId) => {
    const { apply, downstream } = actions[id];
    plan.mutate({ layers: [...layerIds], apply, downstream }, open('No plan was made'));
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
