'use client';

import Link from '@cloudscape-design/components/link';
import Table from '@cloudscape-design/components/table';
import { NoRows } from '#components/ui/no-rows.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { ShowEarlier } from '#components/ui/show-earlier.tsx';
import { useNarrow } from '#components/ui/use-narrow.ts';
import type { AuditEntry } from '#lib/api/audit.ts';
import { entryWords } from '#lib/audit/action-words.ts';
import type { useAudit } from '#lib/queries/audit.ts';
import { AuditResultIndicator } from './audit-result.tsx';
import { AuditTarget } from './audit-target.tsx';

interface AuditTableProps {
  readonly query: ReturnType<typeof useAudit>;
  readonly selected: AuditEntry | undefined;
  onOpen(sequence: number): void;
}

/** Entries of the audit, newest first. */
export function AuditTable({ query, selected, onOpen }: AuditTableProps) {
  const narrow = useNarrow();
  const { data, error, isPending, hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  return (
    <Table
      variant="container"
      contentDensity="compact"
      wrapLines
      visibleColumns={narrow ? ['action', 'result', 'at'] : undefined}
      trackBy={({ sequence }) => String(sequence)}
      loading={isPending}
      loadingText="Reading the audit"
      items={data?.pages.flatMap(({ entries }) => entries) ?? []}
      selectedItems={selected ? [selected] : []}
      onRowClick={({ detail }) => onOpen(detail.item.sequence)}
      ariaLabels={{ tableLabel: 'Audit' }}
      empty={<NoRows>{error?.message ?? 'Nothing of this kind was asked for.'}</NoRows>}
      footer={
        hasNextPage && <ShowEarlier isLoading={isFetchingNextPage} onMore={() => fetchNextPage()} />
      }
      columnDefinitions={[
        {
          id: 'action',
          header: 'Action',
          isRowHeader: true,
          cell: (entry) => <Link onFollow={() => onOpen(entry.sequence)}>{entryWords(entry)}</Link>,
        },
        {
          id: 'result',
          header: 'Result',
          minWidth: narrow ? 110 : 150,
          cell: (entry) => <AuditResultIndicator {...entry} />,
        },
        {
          id: 'at',
          header: 'When',
          minWidth: narrow ? 90 : 130,
          cell: ({ at }) => <RelativeTime at={at} />,
        },
        { id: 'actor', header: 'Actor', cell: ({ actor }) => actor },
        { id: 'environment', header: 'Environment', cell: ({ environment }) => environment ?? '–' },
        { id: 'target', header: 'Target', cell: (entry) => <AuditTarget {...entry} /> },
      ]}
    />
  );
}
