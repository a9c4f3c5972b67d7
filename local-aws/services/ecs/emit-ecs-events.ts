import type { CallContext } from '../../service.ts';
import { emitEvent } from '../event-bridge/emit-event.ts';
import { presentTask } from './present-task.ts';
import type { DeploymentRecord, ServiceRecord, TaskRecord } from './store.ts';

/** Sources of all of these: "Amazon ECS events" in the Amazon ECS developer guide. */

/** The task as `DescribeTasks` answers it, with times as text. */
export function emitTaskState(ctx: CallContext, task: TaskRecord): void {
  emitEvent(ctx, () => {
    const { tags: _, ...described } = presentTask(ctx, task);
    return {
      source: 'aws.ecs',
      detailType: 'ECS Task State Change',
      resources: [task.arn],
      detail: {
        ...described,
        updatedAt: ctx.clock.now().toISOString(),
        version: task.version,
      },
    };
  });
}

const actionTypes = {
  SERVICE_DESIRED_COUNT_UPDATED: 'INFO',
  SERVICE_STEADY_STATE: 'INFO',
  SERVICE_TASK_PLACEMENT_FAILURE: 'ERROR',
  SERVICE_TASK_START_IMPAIRED: 'WARN',
} as const;

export function emitServiceAction(
  ctx: CallContext,
  { arn, clusterArn }: ServiceRecord,
  eventName: keyof typeof actionTypes,
  reason?: string,
): void {
  emitEvent(ctx, () => ({
    source: 'aws.ecs',
    detailType: 'ECS Service Action',
    resources: [arn],
    detail: {
      eventType: actionTypes[eventName],
      eventName,
      clusterArn,
      createdAt: ctx.clock.now().toISOString(),
      ...(reason && { reason }),
    },
  }));
}

const deploymentStates = {
  IN_PROGRESS: { eventType: 'INFO', eventName: 'SERVICE_DEPLOYMENT_IN_PROGRESS' },
  COMPLETED: { eventType: 'INFO', eventName: 'SERVICE_DEPLOYMENT_COMPLETED' },
  FAILED: { eventType: 'ERROR', eventName: 'SERVICE_DEPLOYMENT_FAILED' },
} as const;

export function emitDeploymentState(
  ctx: CallContext,
  { arn }: ServiceRecord,
  { id, rolloutState, rolloutStateReason, updatedAt }: DeploymentRecord,
): void {
  emitEvent(ctx, () => ({
    source: 'aws.ecs',
    detailType: 'ECS Deployment State Change',
    resources: [arn],
    detail: {
      ...deploymentStates[rolloutState],
      deploymentId: id,
      updatedAt,
      reason: rolloutStateReason,
    },
  }));
}
