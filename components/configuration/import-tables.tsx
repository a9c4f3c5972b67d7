'use client';

import Box from '@cloudscape-design/components/box';
import Header from '@cloudscape-design/components/header';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import Table from '@cloudscape-design/components/table';
import { Breakable } from '#components/ui/breakable.tsx';
import type { ConfigurationProblem, ValueChange } from '#lib/api/configuration.ts';
import { ValueText } from './value-text.tsx';
import { variableColumns } from './variable-columns.tsx';

/** Everything that is wrong with a file, by line. */
export function ProblemsTable({ problems }: { problems: readonly ConfigurationProblem[] }) {
  return (
    <Table
      variant="embedded"
      contentDensity="compact"
      wrapLines
      items={problems}
      ariaLabels={{ tableLabel: 'Problems of the file' }}
      header={
        <Header variant="h3" counter={`(${problems.length})`}>
          <StatusIndicator type="error">Nothing can be saved yet</StatusIndicator>
        </Header>
      }
      columnDefinitions={[
        { id: 'line', header: 'Line', width: 80, cell: ({ line }) => line ?? '–' },
        {
          id: 'variable',
          header: 'Variable',
          isRowHeader: true,
          cell: ({ variable }) => <Breakable>{variable ?? '–'}</Breakable>,
        },
        {
          id: 'problem',
          header: 'Problem',
          cell: ({ message, suggestion }) => (
            <>
              {message}
              {suggestion !== null && (
                <Box color="text-body-secondary">Did you mean {suggestion}?</Box>
              )}
            </>
          ),
        },
      ]}
    />
  );
}

/** What a file would change. */
export function ChangesTable({ changes }: { changes: readonly ValueChange[] }) {
  return (
    <Table
      variant="embedded"
      contentDensity="compact"
      wrapLines
      trackBy="variable"
      items={changes}
      ariaLabels={{ tableLabel: 'Differences' }}
      header={
        <Header variant="h3" counter={`(${changes.length})`}>
          Differences
        </Header>
      }
      columnDefinitions={[
        ...variableColumns<ValueChange>(),
        { id: 'before', header: 'Now', cell: ({ before }) => <ValueText text={before} /> },
        { id: 'after', header: 'In the file', cell: ({ after }) => <ValueText text={after} /> },
      ]}
    />
  );
}
