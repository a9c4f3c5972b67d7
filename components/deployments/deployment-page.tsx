'use client';

import Alert from '@cloudscape-design/components/alert';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { NetworkDiagram } from '#components/architecture/network-diagram.tsx';
import { ShellPage } from '#components/shell/shell-page.tsx';
import { QueryState } from '#components/ui/query-state.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { useQueryAddress } from '#components/ui/use-query-address.ts';
import type { Deployment, StackEvent } from '#lib/api/deployment-documents.ts';
import { kindWords } from '#lib/deployments/describe-transition.ts';
import { resourceProgress } from '#lib/deployments/resource-progress.ts';
import { useDeployment, useStackEvents } from '#lib/queries/deployments.ts';
import { ApprovalSection } from './approval-section.tsx';
import { AwsOperations } from './aws-operations.tsx';
import { CancelButton } from './cancel-button.tsx';
import { CompareSelect } from './compare-select.tsx';
import {
  type DeploymentAddress,
  readDeploymentAddress,
  writeDeploymentAddress,
} from './deployment-address.ts';
import { DeploymentLayers } from './deployment-layers.tsx';
import { DeploymentNeeds } from './deployment-needs.tsx';
import { DeploymentProgress } from './deployment-progress.tsx';
import { DeploymentStatusIndicator } from './deployment-status.tsx';
import { DeploymentTimeline } from './deployment-timeline.tsx';
import { DurationHistory } from './duration-history.tsx';
import { FailureAlert } from './failure-alert.tsx';
import { LayerRunSection } from './layer-run-section.tsx';
import { PlanActions } from './plan-actions.tsx';
import { PlanCost } from './plan-cost.tsx';
import { PlanReview } from './plan-review.tsx';
import { PlanSummary } from './plan-summary.tsx';
import { ResourceChangeDialog } from './resource-change-dialog.tsx';
import { ResourceChangesTable } from './resource-changes-table.tsx';
import { RestoreActions } from './restore-actions.tsx';
import { RetainedResources } from './retained-resources.tsx';
import { RetryButton } from './retry-button.tsx';
import { StackEventTable } from './stack-event-table.tsx';
import { WaitingAlert } from './waiting-alert.tsx';

interface DeploymentPageProps {
  readonly environmentName: string;
  readonly id: string;
}

/** One plan or run, from the question to the result, under a permanent URL. */
export function DeploymentPage({ environmentName, id }: DeploymentPageProps) {
  const query = useDeployment(id);
  const base = `/environments/${environmentName}`;
  return (
    <ShellPage
      environmentName={environmentName}
      breadcrumbs={[
        { text: 'Deployments', href: `${base}/deployments` },
        { text: id.slice(-8), href: `${base}/deployments/${id}` },
      ]}
    >
      <QueryState query={query} what="deployment">
        {(deployment) => <DeploymentContent deployment={deployment} />}
      </QueryState>
    </ShellPage>
  );
}

/** More layers than these are folded away. */
const mostOpenLayers = 2;

const form = { read: readDeploymentAddress, write: writeDeploymentAddress };
const noEvents: readonly StackEvent[] = [];

function DeploymentContent({ deployment }: { deployment: Deployment }) {
  const { data } = useStackEvents(deployment.id);
  const { address, change } = useQueryAddress<DeploymentAddress>(form);
  const events = data?.events ?? noEvents;
  const resources = resourceProgress(deployment, events);
  const open = (layer: string, logicalId: string) =>
    change({ ...address, change: { layer, logicalId } });
  // What a plan would do comes first until it is applied; then what happens does.
  const hasStarted = deployment.startedAt !== null;
  const intended = (
    <>
      {deployment.kind === 'deploy' && <PlanReview deployment={deployment} onOpen={open} />}
      {deployment.kind !== 'recover' && <PlanCost deployment={deployment} />}
    </>
  );
  return (
    <SpaceBetween size="l">
      <Header
        variant="h1"
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <RestoreActions deployment={deployment} />
            <RetryButton deployment={deployment} />
            <CancelButton deployment={deployment} />
            <PlanActions deployment={deployment} />
          </SpaceBetween>
        }
        description={<DeploymentStatusIndicator deployment={deployment} />}
      >
        {kindWords[deployment.kind]} of {deployment.environment}
      </Header>
      <WaitingAlert deployment={deployment} />
      <DeploymentNeeds deployment={deployment} />
      <FailureAlert deployment={deployment} />
      <RetainedResources deployment={deployment} />
      {deployment.kind === 'deploy' && <PlanSummary deployment={deployment} />}
      {!hasStarted && intended}
      <Container>
        <SpaceBetween size="m">
          <Facts deployment={deployment} />
          <CompareSelect deployment={deployment} />
          <DeploymentProgress deployment={deployment} resources={resources} />
        </SpaceBetween>
      </Container>
      <ApprovalSection deployment={deployment} />
      <DeploymentLayers deployment={deployment} />
      <DeploymentTimeline deployment={deployment} events={events} />
      {hasStarted && intended}
      {deployment.layers.map((run) => {
        const own = resources.filter(({ layer }) => layer === run.layer);
        const Section =
          deployment.layers.length > mostOpenLayers ? LayerRunSection : ResourceChangesTable;
        return (
          <Section
            key={run.layer}
            deployment={deployment}
            run={run}
            resources={own}
            onOpen={(logicalId) => open(run.layer, logicalId)}
          />
        );
      })}
      {hasStarted && <NetworkDiagram environmentName={deployment.environment} />}
      {hasStarted && (
        <StackEventTable
          events={events}
          filter={address.events}
          onFilter={(filter) => change({ ...address, events: filter })}
        />
      )}
      <AwsOperations deployment={deployment} />
      {deployment.status === 'discarded' && (
        <Alert type="info">This plan was discarded. Nothing was changed.</Alert>
      )}
      <ResourceChangeDialog
        resource={resources.find(
          ({ layer, logicalId }) =>
            layer === address.change?.layer && logicalId === address.change.logicalId,
        )}
        onClose={() => change({ ...address, change: undefined })}
      />
    </SpaceBetween>
  );
}

function Facts({ deployment }: { deployment: Deployment }) {
  return (
    <KeyValuePairs
      columns={4}
      items={[
        { label: 'Requested by', value: deployment.requestedBy },
        { label: 'Decided by', value: deployment.decidedBy ?? '–' },
        { label: 'Requested', value: <RelativeTime at={deployment.requestedAt} /> },
        {
          label: 'Finished',
          value: deployment.finishedAt ? <RelativeTime at={deployment.finishedAt} /> : '–',
        },
        { label: 'Duration', value: <DurationHistory deployment={deployment} /> },
      ]}
    />
  );
}
