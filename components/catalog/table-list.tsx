'use client';

import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import { AddressFilter } from '#components/ui/address-filter.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { useNarrow } from '#components/ui/use-narrow.ts';
import type { CatalogDatabase } from '#lib/api/catalog.ts';
import type { CatalogAddress } from './catalog-address.ts';
import { findTables } from './catalog-text.ts';

interface TableListProps {
  readonly database: CatalogDatabase;
  readonly address: CatalogAddress;
  onChange(address: CatalogAddress): void;
  onReplace(address: CatalogAddress): void;
}

/** The tables of a database of the catalog, found by text or by the crawler that made them. */
export function TableList({ database, address, onChange, onReplace }: TableListProps) {
  const narrow = useNarrow();
  const { name, description, location, tables } = database;
  const { crawler } = address;
  const items = findTables(tables, address);
  return (
    <Table
      contentDensity="compact"
      wrapLines
      trackBy="id"
      items={items}
      visibleColumns={narrow ? ['name', 'updated'] : undefined}
      selectedItems={items.filter(({ id }) => id === address.tableId)}
      ariaLabels={{ tableLabel: `Tables of ${name}` }}
      header={
        <Header
          variant="h2"
          counter={
            items.length === tables.length
              ? `(${tables.length})`
              : `(${items.length} of ${tables.length})`
          }
          description={[description, location].filter(Boolean).join('. ')}
        >
          {name}
        </Header>
      }
      filter={
        <SpaceBetween size="xs" direction="horizontal" alignItems="center">
          <AddressFilter
            text={address.text}
            filteringPlaceholder="Find tables"
            filteringAriaLabel={`Find in ${name}`}
            filteringClearAriaLabel="Clear"
            countText={`${items.length} of ${tables.length}`}
            onFind={(text) => onReplace({ ...address, text })}
          />
          {crawler !== undefined && (
            <Button
              iconName="close"
              iconAlign="right"
              ariaLabel={`Show the tables of all crawlers, not of ${crawler} only`}
              onClick={() => onChange({ ...address, crawler: undefined })}
            >
              Crawler {crawler}
            </Button>
          )}
        </SpaceBetween>
      }
      empty={
        <Box color="text-body-secondary" textAlign="center">
          {crawler !== undefined && tables.every((table) => table.crawler !== crawler)
            ? `${crawler} has made or changed none of these tables yet.`
            : 'No table matches.'}
        </Box>
      }
      columnDefinitions={[
        {
          id: 'name',
          header: 'Table',
          isRowHeader: true,
          minWidth: narrow ? 140 : 180,
          cell: (table) => (
            <Link onFollow={() => onChange({ ...address, tableId: table.id })}>{table.name}</Link>
          ),
        },
        { id: 'format', header: 'Format', cell: ({ classification }) => classification ?? '–' },
        { id: 'columns', header: 'Columns', cell: ({ columns }) => columns },
        {
          id: 'partitions',
          header: 'Partitioned by',
          cell: ({ partitionKeys }) => partitionKeys.join(', ') || '–',
        },
        { id: 'location', header: 'Location', cell: (table) => table.location ?? '–' },
        { id: 'crawler', header: 'Crawler', cell: (table) => table.crawler ?? '–' },
        {
          id: 'updated',
          header: 'Updated',
          minWidth: 120,
          cell: ({ updatedAt }) => (updatedAt === null ? '–' : <RelativeTime at={updatedAt} />),
        },
      ]}
    />
  );
}
