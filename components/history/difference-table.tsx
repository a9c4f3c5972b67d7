'use client';

import { useCollection } from '@cloudscape-design/collection-hooks';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import Pagination from '@cloudscape-design/components/pagination';
import Table from '@cloudscape-design/components/table';
import TextFilter from '@cloudscape-design/components/text-filter';
import { type DifferenceRow, matchesDifferenceRow } from '#lib/history/difference-rows.ts';
import { DifferenceBadge } from './difference-badge.tsx';
import { valueColumns } from './difference-columns.tsx';

interface DifferenceTableProps {
  readonly rows: readonly DifferenceRow[];
  onOpen(resourceId: string): void;
}

const pageSize = 50;

/** Every change between two moments, line by line. */
export function DifferenceTable({ rows, onOpen }: DifferenceTableProps) {
  const { items, collectionProps, filterProps, paginationProps, filteredItemsCount, actions } =
    useCollection(rows, {
      filtering: {
        filteringFunction: matchesDifferenceRow,
        noMatch: (
          <Box textAlign="center">
            <Box padding={{ bottom: 's' }}>No change matches.</Box>
            <Button onClick={() => actions.setFiltering('')}>Clear the filter</Button>
          </Box>
        ),
      },
      sorting: {},
      pagination: { pageSize },
    });
  return (
    <Table
      {...collectionProps}
      contentDensity="compact"
      trackBy="key"
      items={items}
      wrapLines
      ariaLabels={{ tableLabel: 'Changes' }}
      header={
        <Header variant="h2" counter={`(${rows.length})`}>
          Changes
        </Header>
      }
      filter={
        <TextFilter
          {...filterProps}
          filteringPlaceholder="Find by name, type, property or value"
          filteringAriaLabel="Find changes"
          filteringClearAriaLabel="Clear"
          countText={`${filteredItemsCount ?? 0} of ${rows.length}`}
        />
      }
      pagination={rows.length > pageSize && <Pagination {...paginationProps} />}
      columnDefinitions={[
        {
          id: 'kind',
          header: 'Change',
          sortingField: 'kind',
          width: 120,
          cell: ({ kind }) => <DifferenceBadge kind={kind} />,
        },
        {
          id: 'name',
          header: 'Resource',
          sortingField: 'name',
          isRowHeader: true,
          minWidth: 180,
          cell: ({ resourceId, name, title }) => (
            <>
              <Link onFollow={() => onOpen(resourceId)}>{name}</Link>
              <Box variant="small" display="block" color="text-body-secondary">
                {title}
              </Box>
            </>
          ),
        },
        ...valueColumns,
      ]}
    />
  );
}
