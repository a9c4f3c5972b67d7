import type { NewActivity } from '#lib/activity/record-activity.ts';
import type { Operation as OperationRow } from '#lib/db/client.ts';
import { resourceModule } from '#lib/resources/registry.ts';
import { findAction } from './find-action.ts';

const words: Readonly<Record<string, Pick<NewActivity, 'kind' | 'severity'> & { text: string }>> = {
  running: { kind: 'operation-started', severity: 'info', text: 'asked for' },
  succeeded: { kind: 'operation-succeeded', severity: 'success', text: 'done' },
  failed: { kind: 'operation-failed', severity: 'error', text: 'failed' },
  unknown: { kind: 'operation-failed', severity: 'warning', text: 'not seen to its end' },
};

/** What the activity of an environment says of an operation that has come this far. */
export function operationNews(environment: string, row: OperationRow, at: Date): NewActivity {
  const { kind, severity, text } = words[row.status] ?? {
    kind: 'operation-started',
    severity: 'info',
    text: row.status,
  };
  const action = findAction(row.resourceType, row.action)?.title ?? row.action;
  const subject = `${resourceModule(row.resourceType).title} ${row.resourceName}`;
  return {
    environment,
    at,
    actor: row.requestedBy,
    kind,
    severity,
    summary: `${action}, ${subject}: ${text}${row.reason ? `. ${row.reason}` : ''}`,
    resourceId: row.resourceId,
  };
}
