import type { CallContext } from '../../service.ts';
import { emitTaskState } from './emit-ecs-events.ts';
import {
  collections,
  ecsTags,
  findTask,
  type StopCode,
  saveTask,
  type TaskRecord,
  type TaskStatus,
} from './store.ts';
import { startFailureOf, stoppedContainers } from './task-failure.ts';
import { followTaskLog, logFinalLines, logFirstLines } from './task-log.ts';

/**
 * AWS time in seconds. A task that belongs to no service does its work and ends by itself. The warning before Spot
 * capacity is taken away is AWS's two minutes ("Amazon ECS clusters for Fargate", Amazon ECS developer guide).
 */
const seconds = {
  provisioning: 15,
  pending: 20,
  healthy: 20,
  failing: 10,
  work: 60,
  spotWatch: 15,
  interrupted: 120,
  deprovisioning: 25,
  shown: 3600,
};

/** What follows when a task has moved, such as a service that starts another. */
type OnMoved = (ctx: CallContext, task: TaskRecord) => void;

let onMoved: OnMoved = () => undefined;

/** Services watch their tasks; told once, when the services are set up. */
export function watchTasks(watch: OnMoved): void {
  onMoved = watch;
}

export function startTask(ctx: CallContext, task: TaskRecord): TaskRecord {
  saveTask(ctx, task);
  emitTaskState(ctx, task);
  schedule(ctx, task);
  return task;
}

/** Asks a task to stop; one that is stopping already keeps its reason. */
export function stopTask(
  ctx: CallContext,
  task: TaskRecord,
  stopCode: StopCode,
  stoppedReason: string,
): TaskRecord {
  if (task.desiredStatus === 'STOPPED') return task;
  const stopping = record(ctx, {
    ...task,
    desiredStatus: 'STOPPED',
    lastStatus: 'DEPROVISIONING',
    stoppingAt: ctx.clock.now().toISOString(),
    stopCode,
    stoppedReason,
  });
  if (task.lastStatus === 'RUNNING') logFinalLines(ctx, stopping);
  return stopping;
}

/** Stops a task and lets its service look again. */
export function endTask(
  ctx: CallContext,
  task: TaskRecord,
  stopCode: StopCode,
  stoppedReason: string,
): TaskRecord {
  const stopping = stopTask(ctx, task, stopCode, stoppedReason);
  onMoved(ctx, stopping);
  return stopping;
}

/** Takes the task's Spot capacity away: it is warned, goes on running, and stops two minutes later. */
function interruptTask(ctx: CallContext, task: TaskRecord): void {
  const interrupted = record(ctx, {
    ...task,
    desiredStatus: 'STOPPED',
    stopCode: 'SpotInterruption',
    stoppedReason: 'Your Spot Task was interrupted.',
  });
  logFinalLines(ctx, interrupted);
  onMoved(ctx, interrupted);
}

/** Schedules anew what a restart interrupted; what was left of a wait is not kept. */
export function resumeTasks(ctx: CallContext): void {
  for (const task of ctx.store.list<TaskRecord>(collections.tasks)) {
    schedule(ctx, task);
    if (isAtWork(task)) followTaskLog(ctx, task);
  }
}

function isAtWork({ desiredStatus, lastStatus }: TaskRecord): boolean {
  return lastStatus === 'RUNNING' && desiredStatus === 'RUNNING';
}

function schedule(ctx: CallContext, task: TaskRecord): void {
  const after = (wait: number, follow: (current: TaskRecord) => void) =>
    ctx.clock.after(wait, () => {
      const current = findTask(ctx, task.id);
      const isAsItWas =
        current?.lastStatus === task.lastStatus && current.desiredStatus === task.desiredStatus;
      if (isAsItWas) follow(current);
    });
  if (!isAtWork(task)) {
    after(waits[task.lastStatus], (current) => advance(ctx, current));
    return;
  }
  if (!task.isHealthy) after(seconds.healthy, (current) => confirm(ctx, current));
  const isOfService = task.group.startsWith('service:');
  if (task.failure || !isOfService) {
    after(task.failure ? seconds.failing : seconds.work, (current) =>
      endTask(ctx, current, 'EssentialContainerExited', 'Essential container in task exited'),
    );
  }
  if (task.capacityProvider === 'FARGATE_SPOT') watchSpot(ctx, after);
}

const waits: Readonly<Record<TaskStatus, number>> = {
  PROVISIONING: seconds.provisioning,
  PENDING: seconds.pending,
  RUNNING: seconds.interrupted,
  DEPROVISIONING: seconds.deprovisioning,
  STOPPED: seconds.shown,
};

function watchSpot(
  ctx: CallContext,
  after: (wait: number, follow: (current: TaskRecord) => void) => void,
): void {
  after(seconds.spotWatch, (current) => {
    const cluster = current.clusterArn.split('/').at(-1) ?? '';
    if (ctx.runFaults.isInterrupted({ cluster, names: namesOf(current) })) {
      interruptTask(ctx, current);
    } else {
      watchSpot(ctx, after);
    }
  });
}

/** By which a fault may name a task: its family, and its service. */
export function namesOf({
  group,
  taskDefinition,
}: Pick<TaskRecord, 'group' | 'taskDefinition'>): string[] {
  const family = taskDefinition.split('/').at(-1)?.split(':')[0] ?? '';
  return [family, group.replace(/^(service|family):/, '')];
}

function confirm(ctx: CallContext, task: TaskRecord): void {
  onMoved(ctx, saveTask(ctx, { ...task, isHealthy: true }));
}

function advance(ctx: CallContext, task: TaskRecord): void {
  const now = ctx.clock.now().toISOString();
  switch (task.lastStatus) {
    case 'PROVISIONING':
      record(ctx, { ...task, lastStatus: 'PENDING' });
      break;
    case 'PENDING':
      begin(ctx, task);
      break;
    case 'RUNNING':
      record(ctx, { ...task, lastStatus: 'DEPROVISIONING', stoppingAt: now });
      break;
    case 'DEPROVISIONING':
      onMoved(
        ctx,
        record(ctx, {
          ...task,
          lastStatus: 'STOPPED',
          stoppedAt: now,
          containers: stoppedContainers(task),
        }),
      );
      break;
    case 'STOPPED':
      ctx.store.delete(collections.tasks, task.id);
      ecsTags.forget(ctx, task.arn);
  }
}

/** Runs the containers, unless something keeps them from starting. */
function begin(ctx: CallContext, task: TaskRecord): void {
  const obstacle = startFailureOf(task);
  if (obstacle !== undefined) {
    endTask(ctx, task, 'TaskFailedToStart', obstacle);
    return;
  }
  const running = record(ctx, {
    ...task,
    lastStatus: 'RUNNING',
    startedAt: ctx.clock.now().toISOString(),
    containers: task.containers.map((each) => ({ ...each, lastStatus: 'RUNNING' })),
  });
  logFirstLines(ctx, running);
  followTaskLog(ctx, running);
  onMoved(ctx, running);
}

function record(ctx: CallContext, task: TaskRecord): TaskRecord {
  const recorded = saveTask(ctx, { ...task, version: task.version + 1 });
  emitTaskState(ctx, recorded);
  schedule(ctx, recorded);
  return recorded;
}
