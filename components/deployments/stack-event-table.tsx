'use client';

import { useCollection } from '@cloudscape-design/collection-hooks';
import Header from '@cloudscape-design/components/header';
import Pagination from '@cloudscape-design/components/pagination';
import Table from '@cloudscape-design/components/table';
import { useMemo } from 'react';
import { Breakable } from '#components/ui/breakable.tsx';
import { NoRows } from '#components/ui/no-rows.tsx';
import { useNarrow } from '#components/ui/use-narrow.ts';
import type { StackEvent } from '#lib/api/deployment-documents.ts';
import { type EventFilter, filterEvents } from '#lib/deployments/filter-events.ts';
import { resourceModule } from '#lib/resources/registry.ts';
import { EventFilterBar } from './event-filter-bar.tsx';
import { StackEventStatus } from './stack-event-status.tsx';

interface StackEventTableProps {
  readonly events: readonly StackEvent[];
  readonly filter: EventFilter;
  onFilter(filter: EventFilter): void;
}

/** The stacks' events as CloudFormation tells them, newest first. */
export function StackEventTable({ events, filter, onFilter }: StackEventTableProps) {
  const narrow = useNarrow();
  const found = useMemo(() => filterEvents(events, filter).reverse(), [events, filter]);
  const { items, collectionProps, paginationProps } = useCollection(found, {
    pagination: { pageSize: 25 },
  });
  return (
    <Table
      {...collectionProps}
      contentDensity="compact"
      trackBy="sequence"
      items={items}
      header={
        <Header
          variant="h2"
          counter={
            found.length === events.length
              ? `(${events.length})`
              : `(${found.length}/${events.length})`
          }
        >
          Events
        </Header>
      }
      ariaLabels={{ tableLabel: 'Stack events' }}
      empty={<NoRows>{events.length === 0 ? 'No events yet.' : 'No event is like that.'}</NoRows>}
      filter={
        <EventFilterBar
          events={events}
          filter={filter}
          matches={found.length}
          onChange={onFilter}
        />
      }
      pagination={<Pagination {...paginationProps} />}
      wrapLines
      visibleColumns={narrow ? ['at', 'logicalId', 'status'] : undefined}
      columnDefinitions={[
        {
          id: 'at',
          header: 'Time',
          cell: ({ at }) => <span title={at}>{new Date(at).toLocaleTimeString('en')}</span>,
          minWidth: narrow ? 90 : 120,
        },
        { id: 'layer', header: 'Layer', cell: ({ layer }) => layer },
        {
          id: 'logicalId',
          header: 'Resource',
          cell: ({ logicalId }) => <Breakable>{logicalId}</Breakable>,
          isRowHeader: true,
        },
        {
          id: 'type',
          header: 'Type',
          cell: ({ resourceType }) => (
            <span title={resourceType}>{resourceModule(resourceType).title}</span>
          ),
        },
        {
          id: 'status',
          header: 'Status',
          minWidth: narrow ? 150 : 230,
          cell: (event) => <StackEventStatus event={event} withReason={narrow} />,
        },
        { id: 'reason', header: 'Reason', minWidth: 160, cell: ({ reason }) => reason ?? '' },
      ]}
    />
  );
}
