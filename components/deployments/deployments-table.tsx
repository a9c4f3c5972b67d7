'use client';

import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import Table from '@cloudscape-design/components/table';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { formatDuration } from '#components/ui/format-duration.ts';
import { NoRows } from '#components/ui/no-rows.tsx';
import { PageLink } from '#components/ui/page-link.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { ShowEarlier } from '#components/ui/show-earlier.tsx';
import { useNarrow } from '#components/ui/use-narrow.ts';
import type { Deployment } from '#lib/api/deployment-documents.ts';
import { planSentence } from '#lib/deployments/plan-sentence.ts';
import { secondsBetween } from '#lib/deployments/run-seconds.ts';
import type { useDeploymentHistory } from '#lib/queries/deployments.ts';
import { comparisonHref } from './comparison-href.ts';
import { DeploymentStatusIndicator } from './deployment-status.tsx';
import { deploymentTitle } from './deployment-title.ts';

interface DeploymentsTableProps {
  readonly environmentName: string;
  readonly query: ReturnType<typeof useDeploymentHistory>;
  readonly isFiltered: boolean;
}

/** Deployments, newest first; two that are selected can be compared. */
export function DeploymentsTable({ environmentName, query, isFiltered }: DeploymentsTableProps) {
  const router = useRouter();
  const narrow = useNarrow();
  const [selected, setSelected] = useState<readonly Deployment[]>([]);
  const { data, error, isPending, hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  const [from, to] = selected.map(({ id }) => id).toSorted();
  return (
    <Table
      contentDensity="compact"
      wrapLines
      trackBy="id"
      selectionType={narrow ? undefined : 'multi'}
      selectedItems={[...selected]}
      onSelectionChange={({ detail }) => setSelected(detail.selectedItems.slice(-2))}
      visibleColumns={narrow ? ['id', 'status', 'requestedAt'] : undefined}
      loading={isPending}
      loadingText="Reading deployments"
      items={data?.pages.flatMap(({ deployments }) => deployments) ?? []}
      header={
        narrow ? undefined : (
          <Header
            variant="h2"
            actions={
              <Button
                disabled={from === undefined || to === undefined}
                disabledReason="Select two deployments"
                onClick={() => {
                  if (from && to) router.push(comparisonHref(environmentName, from, to));
                }}
              >
                Compare
              </Button>
            }
          >
            History
          </Header>
        )
      }
      ariaLabels={{
        tableLabel: 'Deployments',
        selectionGroupLabel: 'Deployments to compare',
        allItemsSelectionLabel: () => 'Select the last two',
        itemSelectionLabel: (_, deployment) => `Select ${deploymentTitle(deployment)}`,
      }}
      empty={
        <NoRows>
          {error?.message ??
            (isFiltered
              ? 'No deployment is like that.'
              : 'No deployment yet. Plan one on the overview.')}
        </NoRows>
      }
      footer={
        hasNextPage && <ShowEarlier isLoading={isFetchingNextPage} onMore={() => fetchNextPage()} />
      }
      columnDefinitions={[
        {
          id: 'id',
          header: 'Deployment',
          isRowHeader: true,
          cell: (deployment) => (
            <PageLink href={`/environments/${environmentName}/deployments/${deployment.id}`}>
              {deploymentTitle(deployment)}
            </PageLink>
          ),
        },
        {
          id: 'status',
          header: 'Status',
          minWidth: narrow ? 110 : 150,
          cell: (deployment) => <DeploymentStatusIndicator deployment={deployment} />,
        },
        { id: 'layers', header: 'Layers', cell: layersText },
        { id: 'changes', header: 'Changes', cell: changesText },
        {
          id: 'requestedAt',
          header: 'Requested',
          minWidth: narrow ? 90 : 130,
          cell: ({ requestedAt }) => <RelativeTime at={requestedAt} />,
        },
        { id: 'requestedBy', header: 'By', cell: ({ requestedBy }) => requestedBy },
        { id: 'duration', header: 'Took', cell: tookText },
      ]}
    />
  );
}

/** More layers than these are counted. */
const mostTitles = 3;

function layersText({ layers }: Deployment): string {
  const titles = layers.slice(0, mostTitles).map(({ title }) => title);
  const others = layers.length - titles.length;
  return others > 0 ? `${titles.join(', ')} and ${others} more` : titles.join(', ');
}

function changesText({ kind, layers, failure }: Deployment): string {
  if (failure) return `${failure.logicalId ?? failure.layer}: ${failure.reason}`;
  if (kind === 'destroy') return 'Every stack deleted';
  return planSentence(layers.flatMap(({ changes }) => changes ?? []));
}

function tookText({ startedAt, finishedAt }: Deployment): string {
  const seconds = secondsBetween(startedAt, finishedAt);
  return seconds === null ? '–' : formatDuration(seconds);
}
