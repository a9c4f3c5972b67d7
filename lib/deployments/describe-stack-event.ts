import type { NewActivity } from '#lib/activity/record-activity.ts';
import type { StackEvent } from '#lib/api/deployment-documents.ts';
import { resourceModule } from '#lib/resources/registry.ts';

const outcomes: Readonly<Record<string, readonly [string, NewActivity['severity']]>> = {
  CREATE_COMPLETE: ['created', 'success'],
  UPDATE_COMPLETE: ['updated', 'success'],
  DELETE_COMPLETE: ['deleted', 'info'],
  DELETE_SKIPPED: ['kept', 'warning'],
  IMPORT_COMPLETE: ['imported', 'success'],
  CREATE_FAILED: ['could not be created', 'error'],
  UPDATE_FAILED: ['could not be updated', 'error'],
  DELETE_FAILED: ['could not be deleted', 'error'],
};

/** What a resource's event means for the activity feed; the beginning of a step is not news there. */
export function describeStackEvent(environment: string, event: StackEvent): NewActivity[] {
  if (event.resourceType === 'AWS::CloudFormation::Stack') return [];
  const outcome = outcomes[event.status];
  if (!outcome) return [];
  const [words, severity] = outcome;
  const reason = severity === 'error' && event.reason ? `: ${event.reason}` : '';
  return [
    {
      environment,
      at: new Date(event.at),
      actor: 'AWS',
      kind: 'stack-event',
      severity,
      summary: `${resourceModule(event.resourceType).title} ${event.logicalId} ${words}${reason}`,
      deploymentId: event.deploymentId,
      resourceId: event.physicalId ?? undefined,
    },
  ];
}
