'use client';

import { useCollection } from '@cloudscape-design/collection-hooks';
import Pagination from '@cloudscape-design/components/pagination';
import Table from '@cloudscape-design/components/table';
import { usePrinting } from '#components/ui/use-printing.ts';
import type { HandbookBlock } from '#lib/api/handbook.ts';
import type { HandbookAddress } from './handbook-address.ts';
import { HandbookText } from './handbook-text.tsx';

const pageSize = 100;

type Row = HandbookTableProps['block']['rows'][number];

interface HandbookTableProps {
  readonly block: Extract<HandbookBlock, { kind: 'table' }>;
  readonly title: string;
  readonly address: HandbookAddress;
}

/** A table of the handbook, a hundred rows at a time, and all of them on paper. */
export function HandbookTable({ block, title, address }: HandbookTableProps) {
  const { head, rows } = block;
  const isPrinting = usePrinting();
  const { items, paginationProps } = useCollection(rows, { pagination: { pageSize } });
  return (
    <Table
      variant="embedded"
      contentDensity="compact"
      wrapLines
      items={isPrinting ? rows : items}
      ariaLabels={{ tableLabel: `${title}: ${head[0] ?? ''}` }}
      columnDefinitions={head.map((header, column) => ({
        id: `${column}`,
        header,
        cell: (row: Row) => <HandbookText text={row[column] ?? []} address={address} />,
      }))}
      pagination={
        rows.length > pageSize && !isPrinting ? <Pagination {...paginationProps} /> : undefined
      }
    />
  );
}
