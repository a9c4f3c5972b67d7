'use client';

import Box from '@cloudscape-design/components/box';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import Table from '@cloudscape-design/components/table';
import { useRouter } from 'next/navigation';
import { ShellPage } from '#components/shell/shell-page.tsx';
import { formatDuration } from '#components/ui/format-duration.ts';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import type { Deployment } from '#lib/api/deployment-documents.ts';
import { useDeployments } from '#lib/queries/deployments.ts';
import { DeploymentStatusIndicator } from './deployment-status.tsx';

/** Every plan and run of an environment, newest first. */
export function DeploymentsPage({ environmentName }: { environmentName: string }) {
  const router = useRouter();
  const query = useDeployments(environmentName);
  const base = `/environments/${environmentName}`;
  return (
    <ShellPage
      environmentName={environmentName}
      contentType="table"
      breadcrumbs={[
        { text: environmentName, href: base },
        { text: 'Deployments', href: `${base}/deployments` },
      ]}
    >
      <Table
        variant="full-page"
        trackBy="id"
        loading={query.isPending}
        loadingText="Reading deployments"
        items={query.data?.deployments ?? []}
        header={<Header variant="h1">Deployments</Header>}
        ariaLabels={{ tableLabel: 'Deployments' }}
        empty={
          <Box textAlign="center" color="text-body-secondary" padding="m">
            {query.error?.message ?? 'No deployment yet. Plan one on the overview.'}
          </Box>
        }
        columnDefinitions={[
          {
            id: 'id',
            header: 'Deployment',
            isRowHeader: true,
            cell: ({ id, kind }) => (
              <Link
                href={`${base}/deployments/${id}`}
                onFollow={(event) => {
                  event.preventDefault();
                  router.push(`${base}/deployments/${id}`);
                }}
              >
                {kind === 'destroy' ? 'Destruction' : 'Deployment'} {id.slice(-8)}
              </Link>
            ),
          },
          {
            id: 'status',
            header: 'Status',
            cell: (deployment) => <DeploymentStatusIndicator deployment={deployment} />,
          },
          {
            id: 'requestedAt',
            header: 'Requested',
            cell: ({ requestedAt }) => <RelativeTime at={requestedAt} />,
          },
          { id: 'requestedBy', header: 'By', cell: ({ requestedBy }) => requestedBy },
          { id: 'duration', header: 'Took', cell: took },
        ]}
      />
    </ShellPage>
  );
}

function took({ startedAt, finishedAt }: Deployment): string {
  if (!startedAt || !finishedAt) return '–';
  return formatDuration((Date.parse(finishedAt) - Date.parse(startedAt)) / 1_000);
}
