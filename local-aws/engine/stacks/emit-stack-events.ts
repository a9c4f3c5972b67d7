import type { CallContext } from '../../service.ts';
import { emitEvent } from '../../services/event-bridge/emit-event.ts';
import type { DetectionRecord } from '../drift/drift-store.ts';
import type { StackEventRecord } from './stack-events.ts';

/** Sources of all of these: "AWS CloudFormation events detail reference", AWS CloudFormation user guide. */

const source = 'aws.cloudformation';

/** What `DescribeStackEvents` will tell, as an event. */
export function emitStackEvent(ctx: CallContext, event: StackEventRecord): void {
  const status = {
    'stack-id': event.stackId,
    'status-details': { status: event.status, 'status-reason': event.reason ?? '' },
    'client-request-token': event.token ?? '',
  };
  const resources = [event.stackId];
  emitEvent(ctx, () =>
    event.physicalId === event.stackId
      ? { source, detailType: 'CloudFormation Stack Status Change', resources, detail: status }
      : {
          source,
          detailType: 'CloudFormation Resource Status Change',
          resources,
          detail: {
            ...status,
            'logical-resource-id': event.logicalId,
            'physical-resource-id': event.physicalId,
            'resource-type': event.type,
          },
        },
  );
}

export function emitDriftDetection(ctx: CallContext, detection: DetectionRecord): void {
  const { id, stackId, stackStatus = 'NOT_CHECKED', status, drifted } = detection;
  emitEvent(ctx, () => ({
    source,
    detailType: 'CloudFormation Drift Detection Status Change',
    resources: [stackId],
    detail: {
      'stack-id': stackId,
      'stack-drift-detection-id': id,
      'status-details': { 'stack-drift-status': stackStatus, 'detection-status': status },
      ...(drifted !== undefined && {
        'drift-detection-details': { 'drifted-stack-resource-count': drifted },
      }),
    },
  }));
}
