import type { Failure, LayerRun } from '#lib/api/deployment-documents.ts';

export interface FailureEvent {
  readonly at: Date;
  readonly logicalId: string;
  readonly physicalId: string | null;
  readonly resourceType: string;
  readonly status: string;
  readonly reason: string | null;
}

/** CloudFormation fails the siblings of a failed resource with this reason; they are not the cause. */
const consequence = /^Resource (creation|update|deletion) cancelled/i;

/** The first resource that failed, which is why the others did. Events are in the order they came. */
export function firstFailure(layer: string, events: readonly FailureEvent[]): Failure | undefined {
  const event = events.find(
    ({ status, reason, resourceType }) =>
      status.endsWith('_FAILED') &&
      resourceType !== 'AWS::CloudFormation::Stack' &&
      !consequence.test(reason ?? ''),
  );
  return (
    event && {
      kind: 'resource',
      layer,
      logicalId: event.logicalId,
      physicalId: event.physicalId,
      resourceType: event.resourceType,
      status: event.status,
      reason: event.reason ?? 'CloudFormation gives no reason.',
      at: event.at.toISOString(),
    }
  );
}

/** What a destruction left behind: what could not be deleted, and what is kept by its policy. */
export function retainedResources(events: readonly FailureEvent[]): LayerRun['retained'] {
  const last = new Map(events.map((event) => [event.logicalId, event]));
  return [...last.values()]
    .filter(
      ({ status, resourceType }) =>
        (status === 'DELETE_FAILED' || status === 'DELETE_SKIPPED') &&
        resourceType !== 'AWS::CloudFormation::Stack',
    )
    .map(({ logicalId, physicalId, resourceType, status, reason }) => ({
      logicalId,
      physicalId,
      resourceType,
      reason:
        reason ?? (status === 'DELETE_SKIPPED' ? 'Kept by its deletion policy' : 'Not deleted'),
    }));
}
