'use client';

import ColumnLayout from '@cloudscape-design/components/column-layout';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { formatDuration } from '#components/ui/format-duration.ts';
import { PageLink } from '#components/ui/page-link.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import type { DeploymentComparison } from '#lib/api/deployment-documents.ts';
import { DeploymentStatusIndicator } from './deployment-status.tsx';
import { deploymentTitle } from './deployment-title.ts';

/** Who asked for the two deployments, when, how long they took and how they ended. */
export function ComparisonSummary({ comparison }: { comparison: DeploymentComparison }) {
  const { environment, from, to } = comparison;
  return (
    <Container header={<Header variant="h2">{differenceText(comparison)}</Header>}>
      <ColumnLayout columns={2} borders="vertical">
        <Side environment={environment} label="From" deployment={from} />
        <Side environment={environment} label="To" deployment={to} />
      </ColumnLayout>
    </Container>
  );
}

interface SideProps {
  readonly environment: string;
  readonly label: string;
  readonly deployment: DeploymentComparison['from'];
}

function Side({ environment, label, deployment }: SideProps) {
  const { id, requestedBy, requestedAt, seconds, failure } = deployment;
  return (
    <SpaceBetween size="s">
      <KeyValuePairs
        columns={2}
        items={[
          {
            label,
            value: (
              <PageLink href={`/environments/${environment}/deployments/${id}`}>
                {deploymentTitle(deployment)}
              </PageLink>
            ),
          },
          { label: 'Status', value: <DeploymentStatusIndicator deployment={deployment} /> },
          { label: 'Requested by', value: requestedBy },
          { label: 'Requested', value: <RelativeTime at={requestedAt} /> },
          { label: 'Took', value: seconds === null ? '–' : formatDuration(seconds) },
          ...(failure
            ? [
                {
                  label: 'Failed',
                  value: `${failure.logicalId ?? failure.layer}: ${failure.reason}`,
                },
              ]
            : []),
        ]}
      />
    </SpaceBetween>
  );
}

function differenceText({ layers }: DeploymentComparison): string {
  const parameters = layers.reduce((sum, layer) => sum + layer.parameters.length, 0);
  const changes = layers.reduce((sum, layer) => sum + layer.changes.length, 0);
  return `${counted(parameters, 'parameter')} and ${counted(changes, 'change')} differ`;
}

function counted(count: number, what: string): string {
  return count === 1 ? `1 ${what}` : `${count} ${what}s`;
}
