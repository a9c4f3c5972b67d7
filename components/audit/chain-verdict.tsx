'use client';

import Alert from '@cloudscape-design/components/alert';
import { Copyable } from '#components/ui/copyable.tsx';
import type { useVerifyAudit } from '#lib/queries/audit.ts';

/** Whether the chain holds, once somebody has asked. */
export function ChainVerdict({
  verification,
}: {
  verification: ReturnType<typeof useVerifyAudit>;
}) {
  const { data, error, reset } = verification;
  const shared = { dismissible: true, onDismiss: reset };
  if (error) {
    return (
      <Alert type="error" header="The chain could not be verified" {...shared}>
        {error.message}
      </Alert>
    );
  }
  if (!data) return null;
  const { entries, head, broken } = data;
  if (broken) {
    return (
      <Alert type="error" header={`The chain is broken at entry ${broken.sequence}`} {...shared}>
        {broken.reason}. The {entries} entries before it are as they were written.
      </Alert>
    );
  }
  return (
    <Alert type="success" header={`All ${entries} entries are as they were written`} {...shared}>
      {head && (
        <>
          The newest is entry {head.sequence} with the hash{' '}
          <Copyable text={head.hash} what="hash" shown={head.hash.slice(0, 16)} />
        </>
      )}
    </Alert>
  );
}
