'use client';

import Header from '@cloudscape-design/components/header';
import Table from '@cloudscape-design/components/table';
import type { CatalogColumn } from '#lib/api/catalog.ts';

/** The columns of a table with their types, those that it is partitioned by last. */
export function ColumnTable({ columns }: { readonly columns: readonly CatalogColumn[] }) {
  const isCommented = columns.some(({ comment }) => comment !== null);
  return (
    <Table
      variant="embedded"
      contentDensity="compact"
      wrapLines
      trackBy="name"
      items={columns}
      visibleColumns={['name', 'type', ...(isCommented ? ['comment'] : [])]}
      ariaLabels={{ tableLabel: 'Columns' }}
      header={
        <Header variant="h3" counter={`(${columns.length})`}>
          Columns
        </Header>
      }
      columnDefinitions={[
        {
          id: 'name',
          header: 'Name',
          isRowHeader: true,
          minWidth: 130,
          cell: ({ name, isPartitionKey }) => (isPartitionKey ? `${name} (partition)` : name),
        },
        { id: 'type', header: 'Type', cell: ({ type }) => type },
        { id: 'comment', header: 'Comment', cell: ({ comment }) => comment ?? '' },
      ]}
    />
  );
}
