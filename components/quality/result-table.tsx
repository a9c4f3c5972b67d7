'use client';

import Link from '@cloudscape-design/components/link';
import Table from '@cloudscape-design/components/table';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { Status } from '#components/ui/status.tsx';
import { useNarrow } from '#components/ui/use-narrow.ts';
import type { QualityResult } from '#lib/api/quality.ts';
import { rulesText, scoreText } from './quality-text.ts';

interface ResultTableProps {
  readonly results: readonly QualityResult[];
  readonly selectedId: string | undefined;
  onSelect(id: string): void;
}

/** Results, newest first; one that is chosen shows its rules below. */
export function ResultTable({ results, selectedId, onSelect }: ResultTableProps) {
  const narrow = useNarrow();
  return (
    <Table
      variant="embedded"
      contentDensity="compact"
      wrapLines
      trackBy="id"
      items={results}
      visibleColumns={narrow ? ['started', 'score', 'rules'] : undefined}
      selectedItems={results.filter(({ id }) => id === selectedId)}
      ariaLabels={{ tableLabel: 'Results' }}
      columnDefinitions={[
        {
          id: 'started',
          header: 'Evaluated',
          isRowHeader: true,
          cell: ({ id, startedAt }) => (
            <Link onFollow={() => onSelect(id)}>
              <RelativeTime at={startedAt} />
            </Link>
          ),
        },
        { id: 'score', header: 'Score', cell: ({ score }) => scoreText(score) },
        {
          id: 'rules',
          header: 'Rules',
          minWidth: 170,
          cell: (result) => (
            <Status type={result.score === 1 ? 'success' : 'error'}>{rulesText(result)}</Status>
          ),
        },
        { id: 'by', header: 'By', cell: ({ job }) => job ?? 'An evaluation' },
      ]}
    />
  );
}
