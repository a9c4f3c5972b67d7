'use client';

import type { StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import { Status } from '#components/ui/status.tsx';
import type { AuditEntry, AuditResult } from '#lib/api/audit.ts';

export const resultTitles: Readonly<Record<AuditResult, string>> = {
  done: 'Done',
  refused: 'Refused',
  failed: 'Failed',
  asked: 'Outcome not known',
};

const types: Readonly<Record<AuditResult, StatusIndicatorProps.Type>> = {
  done: 'success',
  refused: 'warning',
  failed: 'error',
  asked: 'pending',
};

/** What came of it, and why where it was not done. */
export function AuditResultIndicator({ result, code }: Pick<AuditEntry, 'result' | 'code'>) {
  return (
    <Status type={types[result]}>
      {resultTitles[result]}
      {code !== null && `: ${code}`}
    </Status>
  );
}
