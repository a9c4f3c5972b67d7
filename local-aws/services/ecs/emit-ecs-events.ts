import type { CallContext } from '../../service.ts';
import { emitEvent } from '../event-bridge/emit-event.ts';
import { presentTask } from './present-task.ts';
import type { DeploymentRecord, ServiceRecord, TaskRecord, TaskStatus } from './store.ts';

/** Sources of all of these: "Amazon ECS events" in the Amazon ECS developer guide. */

/** Grows with every event of a task, so that receivers can order them. */
const versions: Readonly<Record<TaskStatus, number>> = {
  PROVISIONING: 1,
  PENDING: 2,
  RUNNING: 3,
  DEPROVISIONING: 4,
  STOPPED: 5,
};

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
        version: versions[task.lastStatus],
      },
    };
  });
}

export function emitServiceAction(
  ctx: CallContext,
  { arn, clusterArn }: ServiceRecord,
  eventName: 'SERVICE_STEADY_STATE' | 'SERVICE_DESIRED_COUNT_UPDATED',
): void {
  emitEvent(ctx, () => ({
    source: 'aws.ecs',
    detailType: 'ECS Service Action',
    resources: [arn],
    detail: {
      eventType: 'INFO',
      eventName,
      clusterArn,
      createdAt: ctx.clock.now().toISOString(),
    },
  }));
}

const deploymentStates = {
  IN_PROGRESS: { eventName: 'SERVICE_DEPLOYMENT_IN_PROGRESS', words: 'in progress' },
  COMPLETED: { eventName: 'SERVICE_DEPLOYMENT_COMPLETED', words: 'completed' },
} as const;

export function emitDeploymentState(
  ctx: CallContext,
  { arn }: ServiceRecord,
  { id, rolloutState, updatedAt }: DeploymentRecord,
): void {
  const { eventName, words } = deploymentStates[rolloutState];
  emitEvent(ctx, () => ({
    source: 'aws.ecs',
    detailType: 'ECS Deployment State Change',
    resources: [arn],
    detail: {
      eventType: 'INFO',
      eventName,
      deploymentId: id,
      updatedAt,
      reason: `ECS deployment ${id} ${words}.`,
    },
  }));
}
