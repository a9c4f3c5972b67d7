'use client';

import ExpandableSection from '@cloudscape-design/components/expandable-section';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import SplitPanel from '@cloudscape-design/components/split-panel';
import { Copyable } from '#components/ui/copyable.tsx';
import { QueryState } from '#components/ui/query-state.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import type { TableDetail } from '#lib/api/catalog.ts';
import { useCatalogTable } from '#lib/queries/catalog.ts';
import { partitionsText } from './catalog-text.ts';
import { ColumnTable } from './column-table.tsx';
import { SchemaVersions } from './schema-versions.tsx';

interface TablePanelProps {
  readonly environmentName: string;
  readonly tableId: string;
}

/** One table of the catalog beside the others: its columns, where it lies, and what its versions changed. */
export function TablePanel({ environmentName, tableId }: TablePanelProps) {
  const query = useCatalogTable(environmentName, tableId);
  return (
    <SplitPanel header={tableId.split('/')[1] ?? tableId} closeBehavior="hide">
      <QueryState query={query} what="table">
        {(detail) => <TableBody detail={detail} />}
      </QueryState>
    </SplitPanel>
  );
}

function TableBody({ detail }: { readonly detail: TableDetail }) {
  const { table, description, partitions, parameters } = detail;
  const isPartitioned = table.partitionKeys.length > 0;
  return (
    <SpaceBetween size="l">
      <KeyValuePairs
        columns={2}
        minColumnWidth={150}
        items={[
          { label: 'Database', value: table.database },
          ...(description ? [{ label: 'Description', value: description }] : []),
          { label: 'Format', value: table.classification ?? '–' },
          {
            label: 'Location',
            value: table.location ? <Copyable text={table.location} what="Location" /> : '–',
          },
          {
            label: 'Partitions',
            value: isPartitioned
              ? `${partitionsText(partitions)}, by ${table.partitionKeys.join(', ')}`
              : 'Not partitioned',
          },
          {
            label: 'Updated',
            value: table.updatedAt === null ? '–' : <RelativeTime at={table.updatedAt} />,
          },
          { label: 'Crawler', value: table.crawler ?? 'None has changed it' },
        ]}
      />
      <ColumnTable columns={detail.columns} />
      <SchemaVersions detail={detail} />
      <ExpandableSection
        headerText={`Parameters (${Object.keys(parameters).length})`}
        variant="footer"
      >
        <KeyValuePairs
          items={Object.entries(parameters).map(([label, value]) => ({
            label,
            value: value || '–',
          }))}
        />
      </ExpandableSection>
    </SpaceBetween>
  );
}
