'use client';

import { useCollection } from '@cloudscape-design/collection-hooks';
import Box from '@cloudscape-design/components/box';
import Header from '@cloudscape-design/components/header';
import Pagination from '@cloudscape-design/components/pagination';
import Table from '@cloudscape-design/components/table';
import TextFilter from '@cloudscape-design/components/text-filter';
import type { StackEvent } from '#lib/api/deployment-documents.ts';

/** The stacks' events as CloudFormation tells them, newest first. */
export function StackEventTable({ events }: { events: readonly StackEvent[] }) {
  const { items, collectionProps, filterProps, filteredItemsCount, paginationProps } =
    useCollection(events.toReversed(), {
      filtering: { empty: <Empty />, noMatch: <Empty /> },
      pagination: { pageSize: 25 },
    });
  return (
    <Table
      {...collectionProps}
      contentDensity="compact"
      trackBy="sequence"
      items={items}
      header={
        <Header variant="h2" counter={`(${events.length})`}>
          Events
        </Header>
      }
      ariaLabels={{ tableLabel: 'Stack events' }}
      filter={
        <TextFilter
          {...filterProps}
          filteringPlaceholder="Find events"
          filteringAriaLabel="Find events"
          countText={`${filteredItemsCount} events`}
        />
      }
      pagination={<Pagination {...paginationProps} />}
      wrapLines
      columnDefinitions={[
        {
          id: 'at',
          header: 'Time',
          cell: ({ at }) => <span title={at}>{new Date(at).toLocaleTimeString('en')}</span>,
          width: 120,
        },
        {
          id: 'logicalId',
          header: 'Resource',
          cell: (event) => event.logicalId,
          isRowHeader: true,
        },
        { id: 'status', header: 'Status', cell: ({ status }) => status },
        { id: 'reason', header: 'Reason', cell: ({ reason }) => reason ?? '' },
      ]}
    />
  );
}

function Empty() {
  return (
    <Box textAlign="center" color="text-body-secondary" padding="m">
      No events yet.
    </Box>
  );
}
