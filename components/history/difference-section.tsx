'use client';

import Alert from '@cloudscape-design/components/alert';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useMemo, useState } from 'react';
import { QueryState } from '#components/ui/query-state.tsx';
import type { GraphDifference } from '#lib/api/history.ts';
import { differenceRows } from '#lib/history/difference-rows.ts';
import { ApiError } from '#lib/queries/call-api.ts';
import { useDifference } from '#lib/queries/history.ts';
import { DifferenceCounts } from './difference-counts.tsx';
import { DifferenceDialog } from './difference-dialog.tsx';
import { DifferenceDrawing } from './difference-drawing.tsx';
import { DifferenceTable } from './difference-table.tsx';

interface DifferenceSectionProps {
  readonly environmentName: string;
  readonly from: string | undefined;
  readonly to: string | undefined;
}

/** What differs between two moments: counted, drawn, and line by line. */
export function DifferenceSection({ environmentName, from, to }: DifferenceSectionProps) {
  const query = useDifference(environmentName, from, to);
  if (query.error instanceof ApiError && query.error.problem.code === 'moment-not-found') {
    return (
      <Alert type="info" header="The history does not reach back so far">
        {query.error.message} Choose a later moment.
      </Alert>
    );
  }
  return (
    <QueryState query={query} what="difference">
      {(difference) => (
        <Difference
          environmentName={environmentName}
          difference={difference}
          comparing={query.isPlaceholderData}
        />
      )}
    </QueryState>
  );
}

interface DifferenceProps {
  readonly environmentName: string;
  readonly difference: GraphDifference;
  readonly comparing: boolean;
}

function Difference({ environmentName, difference, comparing }: DifferenceProps) {
  const rows = useMemo(() => differenceRows(difference), [difference]);
  const [openedId, setOpenedId] = useState<string>();
  const opened = rows.filter(({ resourceId }) => resourceId === openedId);
  return (
    <SpaceBetween size="l">
      <DifferenceCounts difference={difference} comparing={comparing} />
      {rows.length > 0 && (
        <DifferenceDrawing
          environmentName={environmentName}
          difference={difference}
          selectedId={openedId}
          onOpen={setOpenedId}
        />
      )}
      {rows.length > 0 && <DifferenceTable rows={rows} onOpen={setOpenedId} />}
      <DifferenceDialog
        environmentName={environmentName}
        rows={opened}
        onClose={() => setOpenedId(undefined)}
      />
    </SpaceBetween>
  );
}
