'use client';

import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { apiPrefix } from '#lib/api/endpoint.ts';
import type { useVerifyAudit } from '#lib/queries/audit.ts';

/** What is done with the audit as a whole. */
export function ChainButtons({
  verification,
}: {
  verification: ReturnType<typeof useVerifyAudit>;
}) {
  return (
    <SpaceBetween direction="horizontal" size="xs">
      <Button loading={verification.isPending} onClick={() => verification.mutate()}>
        Verify chain
      </Button>
      <Button iconName="download" href={`${apiPrefix}/audit/export`} download="strata-audit.jsonl">
        Export
      </Button>
    </SpaceBetween>
  );
}
