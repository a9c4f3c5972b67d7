'use client';

import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { Status } from '#components/ui/status.tsx';
import type { GraphDifference, GraphMoment } from '#lib/api/history.ts';
import { countChanges, countsText } from '#lib/history/count-changes.ts';

interface DifferenceCountsProps {
  readonly difference: GraphDifference;
  /** Whether another comparison is on its way. */
  readonly comparing: boolean;
}

/** How much differs, and between what. */
export function DifferenceCounts({ difference, comparing }: DifferenceCountsProps) {
  const counts = countChanges(difference);
  return (
    <Container
      header={
        <Header
          variant="h2"
          info={comparing && <Status type="loading">Comparing</Status>}
          description={
            <>
              <Moment moment={difference.from} /> compared with <Moment moment={difference.to} />
            </>
          }
        >
          {countsText(counts)}
        </Header>
      }
    >
      <KeyValuePairs
        columns={4}
        items={[
          { label: 'Added', value: <Count of={counts.added} color="text-status-success" /> },
          { label: 'Removed', value: <Count of={counts.removed} color="text-status-error" /> },
          { label: 'Changed', value: <Count of={counts.changed} color="text-status-info" /> },
          { label: 'Relations', value: <Count of={counts.relations} color="text-status-info" /> },
        ]}
      />
    </Container>
  );
}

interface CountProps {
  readonly of: number;
  readonly color: 'text-status-success' | 'text-status-error' | 'text-status-info';
}

function Count({ of: count, color }: CountProps) {
  return (
    <Box variant="awsui-value-large" color={count === 0 ? 'text-status-inactive' : color}>
      {count}
    </Box>
  );
}

function Moment({ moment: { at, resourceCount } }: { moment: GraphMoment }) {
  return (
    <>
      {new Date(at).toLocaleString('en')} (<RelativeTime at={at} />, {resourceCount}{' '}
      {resourceCount === 1 ? 'resource' : 'resources'})
    </>
  );
}
