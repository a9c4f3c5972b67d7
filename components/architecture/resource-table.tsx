'use client';

import { useCollection } from '@cloudscape-design/collection-hooks';
import Badge from '@cloudscape-design/components/badge';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Link from '@cloudscape-design/components/link';
import Table, { type TableProps } from '@cloudscape-design/components/table';
import TextFilter from '@cloudscape-design/components/text-filter';
import type { ResourceRow } from '#lib/diagrams/views/resource-rows.ts';
import { ResourceStatusIndicator } from './resource-status.tsx';
import { matchesRow, relationsText } from './row-text.ts';

interface ResourceTableProps {
  readonly rows: readonly ResourceRow[];
  readonly selectedId: string | undefined;
  onOpen(resourceId: string): void;
}

/** The resources of the diagram as a table that can be sorted and searched. */
export function ResourceTable({ rows, selectedId, onOpen }: ResourceTableProps) {
  const { items, collectionProps, filterProps, filteredItemsCount, actions } = useCollection(rows, {
    filtering: {
      filteringFunction: matchesRow,
      noMatch: (
        <Box textAlign="center">
          <Box padding={{ bottom: 's' }}>No resource matches.</Box>
          <Button onClick={() => actions.setFiltering('')}>Clear the filter</Button>
        </Box>
      ),
    },
    sorting: {},
  });
  return (
    <Table
      {...collectionProps}
      variant="embedded"
      contentDensity="compact"
      trackBy="id"
      items={items}
      columnDefinitions={columns(onOpen, rows)}
      selectedItems={items.filter(({ id }) => id === selectedId)}
      wrapLines
      ariaLabels={{ tableLabel: 'Resources' }}
      filter={
        <TextFilter
          {...filterProps}
          filteringPlaceholder="Find by name, type, zone, CIDR or state"
          filteringAriaLabel="Find resources"
          filteringClearAriaLabel="Clear"
          countText={`${filteredItemsCount ?? 0} of ${rows.length}`}
        />
      }
    />
  );
}

/** A place in the network is told where something has one. */
function columns(
  onOpen: (resourceId: string) => void,
  rows: readonly ResourceRow[],
): TableProps.ColumnDefinition<ResourceRow>[] {
  const isTold = (name: 'zone' | 'cidr') => rows.some((row) => row[name] !== undefined);
  return allColumns(onOpen).filter(({ id }) => (id !== 'zone' && id !== 'cidr') || isTold(id));
}

function allColumns(
  onOpen: (resourceId: string) => void,
): TableProps.ColumnDefinition<ResourceRow>[] {
  return [
    {
      id: 'name',
      header: 'Name',
      sortingField: 'name',
      isRowHeader: true,
      cell: ({ id, name, managed }) => (
        <>
          <Link onFollow={() => onOpen(id)}>{name}</Link> {!managed && <Badge>not managed</Badge>}
        </>
      ),
    },
    {
      id: 'type',
      header: 'Type',
      minWidth: 130,
      sortingField: 'title',
      cell: ({ title }) => title,
    },
    {
      id: 'zone',
      header: 'Zone',
      minWidth: 120,
      sortingField: 'zone',
      cell: ({ zone }) => zone ?? '–',
    },
    { id: 'cidr', header: 'CIDR', sortingField: 'cidr', cell: ({ cidr }) => cidr ?? '–' },
    {
      id: 'status',
      header: 'Status',
      minWidth: 150,
      sortingField: 'statusText',
      cell: (row) => <ResourceStatusIndicator status={row.status} statusText={row.statusText} />,
    },
    {
      id: 'relations',
      header: 'Relations',
      minWidth: 280,
      cell: (row) => relationsText(row) || '–',
    },
  ];
}
