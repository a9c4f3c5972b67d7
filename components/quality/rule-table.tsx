'use client';

import Box from '@cloudscape-design/components/box';
import type { StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import Table from '@cloudscape-design/components/table';
import { Status } from '#components/ui/status.tsx';
import { useNarrow } from '#components/ui/use-narrow.ts';
import type { QualityRule } from '#lib/api/quality.ts';
import { failingFirst, metricLines } from './quality-text.ts';

const indicators: Readonly<Record<string, StatusIndicatorProps.Type>> = {
  PASS: 'success',
  FAIL: 'error',
  ERROR: 'error',
};

/** The rules of a result with what was measured, those that fail first. */
export function RuleTable({ rules }: { readonly rules: readonly QualityRule[] }) {
  const narrow = useNarrow();
  return (
    <Table
      variant="embedded"
      contentDensity="compact"
      wrapLines
      trackBy="name"
      items={failingFirst(rules)}
      visibleColumns={narrow ? ['result', 'rule'] : undefined}
      ariaLabels={{ tableLabel: 'Rules of the result' }}
      columnDefinitions={[
        {
          id: 'result',
          header: 'Result',
          minWidth: 100,
          cell: ({ result }) => <Status type={indicators[result] ?? 'info'}>{result}</Status>,
        },
        {
          id: 'rule',
          header: 'Rule',
          isRowHeader: true,
          cell: ({ rule, message }) => (
            <>
              <Box variant="code">{rule}</Box>
              {narrow && message && <div>{message}</div>}
            </>
          ),
        },
        { id: 'message', header: 'Why', cell: ({ message }) => message ?? '' },
        {
          id: 'metrics',
          header: 'Measured',
          cell: ({ metrics }) => metricLines(metrics).map((line) => <div key={line}>{line}</div>),
        },
      ]}
    />
  );
}
