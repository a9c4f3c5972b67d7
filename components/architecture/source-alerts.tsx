'use client';

import Alert from '@cloudscape-design/components/alert';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import type { SourceState } from '#lib/resources/graph.ts';

/** Says which part of what is shown could not be read now. */
export function SourceAlerts({ sources }: { sources: readonly SourceState[] }) {
  return sources
    .filter(({ state }) => state !== 'fresh')
    .map((source) => <SourceAlert key={source.source} source={source} />);
}

function SourceAlert({ source: { source, state, at, message } }: { source: SourceState }) {
  if (state === 'denied') {
    return (
      <Alert type="warning" header={`${source} may not be read with the credentials in use`}>
        What it would tell is missing below. {message}
      </Alert>
    );
  }
  return (
    <Alert type="warning" header={`${source} could not be read`}>
      Its part is shown as of <RelativeTime at={at} />. {message}
    </Alert>
  );
}
