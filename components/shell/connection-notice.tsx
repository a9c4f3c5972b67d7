'use client';

import Alert from '@cloudscape-design/components/alert';
import type { Connection } from '#lib/queries/use-live-stream.ts';

/** Says when what is shown may be old, because the live stream is interrupted. */
export function ConnectionNotice({ connection }: { connection: Connection }) {
  if (connection !== 'lost') return null;
  return (
    <Alert type="warning" header="Live updates are interrupted">
      Strata does not answer at the moment. The page follows again as soon as it does; nothing that
      happens meanwhile is missed.
    </Alert>
  );
}
