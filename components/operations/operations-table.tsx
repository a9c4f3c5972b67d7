'use client';

import Box from '@cloudscape-design/components/box';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import Table from '@cloudscape-design/components/table';
import { formatDuration } from '#components/ui/format-duration.ts';
import { NoRows } from '#components/ui/no-rows.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { ShowEarlier } from '#components/ui/show-earlier.tsx';
import { useNarrow } from '#components/ui/use-narrow.ts';
import type { Operation } from '#lib/api/operations.ts';
import { useOperations } from '#lib/queries/operations.ts';
import { resourceModule } from '#lib/resources/registry.ts';
import { OperationStatusIndicator } from './operation-status.tsx';

interface OperationsTableProps {
  readonly environmentName: string;
  onOpen(resourceId: string): void;
}

/** What was done, newest first, and what is under way. */
export function OperationsTable({ environmentName, onOpen }: OperationsTableProps) {
  const { data, error, isPending, hasNextPage, isFetchingNextPage, fetchNextPage } =
    useOperations(environmentName);
  const narrow = useNarrow();
  const operations = data?.pages.flatMap((page) => page.operations) ?? [];
  return (
    <Table
      variant="container"
      contentDensity="compact"
      wrapLines
      trackBy="id"
      loading={isPending}
      loadingText="Reading operations"
      items={operations}
      visibleColumns={narrow ? ['what', 'status', 'requested'] : undefined}
      ariaLabels={{ tableLabel: 'What was done' }}
      header={<Header variant="h2">What was done</Header>}
      empty={<NoRows>{error?.message ?? 'Nothing yet. Run a crawler, or start a host.'}</NoRows>}
      footer={
        hasNextPage && <ShowEarlier isLoading={isFetchingNextPage} onMore={() => fetchNextPage()} />
      }
      columnDefinitions={[
        {
          id: 'what',
          header: 'What',
          isRowHeader: true,
          cell: ({ action, resourceType, resourceName, resourceId }) => (
            <>
              {titleOf(resourceType, action)},{' '}
              <Link onFollow={() => onOpen(resourceId)}>{resourceName}</Link>
            </>
          ),
        },
        {
          id: 'status',
          header: 'Outcome',
          cell: ({ status, reason }) => (
            <>
              <OperationStatusIndicator status={status} />
              {reason && <Box color="text-body-secondary">{reason}</Box>}
            </>
          ),
        },
        {
          id: 'requested',
          header: 'When',
          cell: ({ requestedAt }) => <RelativeTime at={requestedAt} />,
        },
        { id: 'took', header: 'Took', cell: took },
        { id: 'by', header: 'By', cell: ({ requestedBy }) => requestedBy },
      ]}
    />
  );
}

function titleOf(type: string, id: string): string {
  return resourceModule(type).actions?.find((action) => action.id === id)?.title ?? id;
}

function took({ requestedAt, finishedAt }: Operation): string {
  if (!finishedAt) return '–';
  return formatDuration((Date.parse(finishedAt) - Date.parse(requestedAt)) / 1_000);
}
