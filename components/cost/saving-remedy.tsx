'use client';

import { useOpenDeployment } from '#components/deployments/use-open-deployment.ts';
import { PermittedButton } from '#components/identity/permitted-button.tsx';
import { useNotifications } from '#components/shell/notifications.tsx';
import { PageLink } from '#components/ui/page-link.tsx';
import type { Saving } from '#lib/api/cost-documents.ts';
import type { EnvironmentDetail } from '#lib/api/environments.ts';
import { usePlanDeployment } from '#lib/queries/deployments.ts';
import { useUpdateEnvironment } from '#lib/queries/environments.ts';

interface SavingRemedyProps {
  readonly environment: EnvironmentDetail;
  readonly title: string;
  readonly remedy: Saving['remedy'];
}

/** The way to a saving: a plan that is prepared here, or the page where it is decided. */
export function SavingRemedy({ environment, title, remedy }: SavingRemedyProps) {
  const base = `/environments/${environment.name}`;
  switch (remedy.kind) {
    case 'plan':
      return <PlanRemedy environment={environment} title={title} remedy={remedy} />;
    case 'schedule':
      return <PageLink href={`${base}/settings#parking-schedule`}>Park by schedule</PageLink>;
    case 'parameter':
      return <PageLink href={`${base}/layers/${remedy.layer}`}>Look at its layer</PageLink>;
    case 'operation':
      return <PageLink href={resourceHref(base, remedy.resource)}>Scale it</PageLink>;
    case 'look':
      return <PageLink href={resourceHref(base, remedy.resource)}>Look at it</PageLink>;
  }
}

function resourceHref(base: string, resource: string): string {
  return `${base}/architecture?view=cost&resource=${encodeURIComponent(resource)}`;
}

interface PlanRemedyProps extends SavingRemedyProps {
  readonly remedy: Extract<Saving['remedy'], { kind: 'plan' }>;
}

function PlanRemedy({ environment, title, remedy }: PlanRemedyProps) {
  const { name, parameters, activeDeploymentId } = environment;
  const { layer } = remedy;
  const open = useOpenDeployment();
  const { notifyError } = useNotifications();
  const update = useUpdateEnvironment(name);
  const plan = usePlanDeployment(name);
  const isBusy = activeDeploymentId !== null;
  const prepare = () =>
    update.mutate(
      { parameters: { [layer]: { ...parameters[layer], ...remedy.parameters } } },
      {
        onSuccess: () => plan.mutate({ layers: [layer] }, open('Saved, but no plan was made')),
        onError: (error) => notifyError('The parameters were not changed', error),
      },
    );
  return (
    <PermittedButton
      permission="configure"
      environmentName={name}
      ariaLabel={`Prepare plan: ${title}`}
      wrapText={false}
      loading={update.isPending || plan.isPending}
      disabled={isBusy}
      disabledReason={isBusy ? 'A deployment is under way' : undefined}
      onClick={prepare}
    >
      Prepare plan
    </PermittedButton>
  );
}
