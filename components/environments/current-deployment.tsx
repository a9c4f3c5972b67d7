'use client';

import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useRouter } from 'next/navigation';
import { CancelButton } from '#components/deployments/cancel-button.tsx';
import { DeploymentNeeds } from '#components/deployments/deployment-needs.tsx';
import { DeploymentProgress } from '#components/deployments/deployment-progress.tsx';
import { DeploymentStatusIndicator } from '#components/deployments/deployment-status.tsx';
import { FailureAlert } from '#components/deployments/failure-alert.tsx';
import { PlanActions } from '#components/deployments/plan-actions.tsx';
import { PlanSummary } from '#components/deployments/plan-summary.tsx';
import { RetainedResources } from '#components/deployments/retained-resources.tsx';
import { RetryButton } from '#components/deployments/retry-button.tsx';
import { WaitingAlert } from '#components/deployments/waiting-alert.tsx';
import type { Deployment } from '#lib/api/deployment-documents.ts';
import { kindWords } from '#lib/deployments/describe-transition.ts';
import { resourceProgress } from '#lib/deployments/resource-progress.ts';
import { useDeployments, useStackEvents } from '#lib/queries/deployments.ts';

const worthShowing = new Set(['queued', 'planning', 'planned', 'waiting', 'applying', 'failed']);

/** The plan that waits, the run that moves, or the failure that is not mended yet. */
export function CurrentDeployment({ environmentName }: { environmentName: string }) {
  const { data } = useDeployments(environmentName);
  const latest = data?.deployments[0];
  return latest && worthShowing.has(latest.status) ? <Current deployment={latest} /> : null;
}

function Current({ deployment }: { deployment: Deployment }) {
  const router = useRouter();
  const { data } = useStackEvents(deployment.id);
  const href = `/environments/${deployment.environment}/deployments/${deployment.id}`;
  return (
    <SpaceBetween size="l">
      <WaitingAlert deployment={deployment} />
      <DeploymentNeeds deployment={deployment} />
      <FailureAlert deployment={deployment} />
      <RetainedResources deployment={deployment} />
      <Container
        header={
          <Header
            variant="h2"
            description={<DeploymentStatusIndicator deployment={deployment} />}
            actions={
              <SpaceBetween direction="horizontal" size="xs">
                <Button
                  href={href}
                  onFollow={(event) => {
                    event.preventDefault();
                    router.push(href);
                  }}
                >
                  {deployment.status === 'planned' ? 'Review plan' : 'Show details'}
                </Button>
                <RetryButton deployment={deployment} />
                <CancelButton deployment={deployment} />
                <PlanActions deployment={deployment} />
              </SpaceBetween>
            }
          >
            {kindWords[deployment.kind]}
          </Header>
        }
      >
        <PlanSummary deployment={deployment} />
        <DeploymentProgress
          deployment={deployment}
          resources={resourceProgress(deployment, data?.events ?? [])}
        />
      </Container>
    </SpaceBetween>
  );
}
