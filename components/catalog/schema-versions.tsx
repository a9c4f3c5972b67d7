'use client';

import Box from '@cloudscape-design/components/box';
import Header from '@cloudscape-design/components/header';
import Table from '@cloudscape-design/components/table';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import type { TableDetail } from '#lib/api/catalog.ts';
import { changeText } from './catalog-text.ts';

/** The versions of a table, newest first, with the columns that each changed. */
export function SchemaVersions({ detail }: { readonly detail: TableDetail }) {
  const { versions, hasOlderVersions } = detail;
  return (
    <Table
      variant="embedded"
      contentDensity="compact"
      wrapLines
      trackBy="id"
      items={versions}
      ariaLabels={{ tableLabel: 'Versions' }}
      header={
        <Header variant="h3" counter={`(${versions.length}${hasOlderVersions ? '+' : ''})`}>
          Versions
        </Header>
      }
      columnDefinitions={[
        { id: 'id', header: 'Version', isRowHeader: true, cell: ({ id }) => id },
        {
          id: 'at',
          header: 'Made',
          cell: ({ at }) => (at === null ? '–' : <RelativeTime at={at} />),
        },
        { id: 'changes', header: 'Columns', cell: ({ changes }) => changesOf(changes) },
      ]}
    />
  );
}

function changesOf(changes: TableDetail['versions'][number]['changes']) {
  if (changes === null) return <Box color="text-body-secondary">The first that is known</Box>;
  if (changes.length === 0) return <Box color="text-body-secondary">None changed</Box>;
  return changes.map((change) => <div key={change.column}>{changeText(change)}</div>);
}
