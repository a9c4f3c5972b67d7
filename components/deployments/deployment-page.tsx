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
import type { Deployment } from '#lib/api/deployment-documents.ts';
import { resourceProgress } from '#lib/deployments/resource-progress.ts';
import { useDeployment, useStackEvents } from '#lib/queries/deployments.ts';
import { DeploymentLayers } from './deployment-layers.tsx';
import { DeploymentProgress } from './deployment-progress.tsx';
import { DeploymentStatusIndicator } from './deployment-status.tsx';
import { FailureAlert } from './failure-alert.tsx';
import { LayerRunSection } from './layer-run-section.tsx';
import { PlanActions } from './plan-actions.tsx';
import { PlanSummary } from './plan-summary.tsx';
import { ResourceChangesTable } from './resource-changes-table.tsx';
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
        { text: environmentName, href: base },
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

function DeploymentContent({ deployment }: { deployment: Deployment }) {
  const { data } = useStackEvents(deployment.id);
  const events = data?.events ?? [];
  const resources = resourceProgress(deployment, events);
  return (
    <SpaceBetween size="l">
      <Header
        variant="h1"
        actions={
          <>
            <RetryButton deployment={deployment} />
            <PlanActions deployment={deployment} />
          </>
        }
        description={<DeploymentStatusIndicator deployment={deployment} />}
      >
        {deployment.kind === 'destroy' ? 'Destruction' : 'Deployment'} of {deployment.environment}
      </Header>
      <WaitingAlert deployment={deployment} />
      <FailureAlert deployment={deployment} />
      <RetainedResources deployment={deployment} />
      <Container>
        <SpaceBetween size="m">
          <Facts deployment={deployment} />
          <DeploymentProgress deployment={deployment} resources={resources} />
        </SpaceBetween>
      </Container>
      {deployment.kind === 'deploy' && <PlanSummary deployment={deployment} />}
      <DeploymentLayers deployment={deployment} />
      {deployment.layers.map((run) => {
        const own = resources.filter(({ layer }) => layer === run.layer);
        const Section =
          deployment.layers.length > mostOpenLayers ? LayerRunSection : ResourceChangesTable;
        return <Section key={run.layer} deployment={deployment} run={run} resources={own} />;
      })}
      {deployment.startedAt && <NetworkDiagram environmentName={deployment.environment} />}
      {deployment.startedAt && <StackEventTable events={events} />}
      {deployment.status === 'discarded' && (
        <Alert type="info">This plan was discarded. Nothing was changed.</Alert>
      )}
    </SpaceBetween>
  );
}

function Facts({ deployment }: { deployment: Deployment }) {
  return (
    <KeyValuePairs
      columns={4}
      items={[
        { label: 'Status', value: <DeploymentStatusIndicator deployment={deployment} /> },
        { label: 'Requested by', value: deployment.requestedBy },
        { label: 'Requested', value: <RelativeTime at={deployment.requestedAt} /> },
        {
          label: 'Finished',
          value: deployment.finishedAt ? <RelativeTime at={deployment.finishedAt} /> : '–',
        },
      ]}
    />
  );
}
