import type { CallContext } from '../../service.ts';
import { emitTaskState } from './emit-ecs-events.ts';
import {
  collections,
  ecsTags,
  findTask,
  saveTask,
  type TaskRecord,
  type TaskStatus,
} from './store.ts';

/** AWS time in seconds; a task that belongs to no service does its work and ends by itself. */
const seconds = { provisioning: 15, pending: 20, work: 60, deprovisioning: 25, shown: 3600 };

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
  stopCode: string,
  stoppedReason: string,
): TaskRecord {
  if (task.desiredStatus === 'STOPPED') return task;
  const stopping = saveTask(ctx, {
    ...task,
    desiredStatus: 'STOPPED',
    lastStatus: 'DEPROVISIONING',
    stoppingAt: ctx.clock.now().toISOString(),
    stopCode,
    stoppedReason,
  });
  emitTaskState(ctx, stopping);
  schedule(ctx, stopping);
  return stopping;
}

/** Schedules anew what a restart interrupted; what was left of a wait is not kept. */
export function resumeTasks(ctx: CallContext): void {
  for (const task of ctx.store.list<TaskRecord>(collections.tasks)) schedule(ctx, task);
}

function schedule(ctx: CallContext, task: TaskRecord): void {
  const wait = waitOf(task);
  if (wait === undefined) return;
  ctx.clock.after(wait, () => {
    const current = findTask(ctx, task.id);
    if (current?.lastStatus === task.lastStatus) advance(ctx, current);
  });
}

function waitOf({ lastStatus, group }: TaskRecord): number | undefined {
  const waits: Record<TaskStatus, number | undefined> = {
    PROVISIONING: seconds.provisioning,
    PENDING: seconds.pending,
    RUNNING: group.startsWith('service:') ? undefined : seconds.work,
    DEPROVISIONING: seconds.deprovisioning,
    STOPPED: seconds.shown,
  };
  return waits[lastStatus];
}

function advance(ctx: CallContext, task: TaskRecord): void {
  const now = ctx.clock.now().toISOString();
  switch (task.lastStatus) {
    case 'PROVISIONING':
      move(ctx, { ...task, lastStatus: 'PENDING' });
      break;
    case 'PENDING':
      move(ctx, {
        ...task,
        lastStatus: 'RUNNING',
        startedAt: now,
        ...containersIn(task, 'RUNNING'),
      });
      break;
    case 'RUNNING':
      stopTask(ctx, task, 'EssentialContainerExited', 'Essential container in task exited');
      break;
    case 'DEPROVISIONING':
      move(ctx, {
        ...task,
        lastStatus: 'STOPPED',
        stoppedAt: now,
        ...containersIn(task, 'STOPPED'),
      });
      break;
    case 'STOPPED':
      ctx.store.delete(collections.tasks, task.id);
      ecsTags.forget(ctx, task.arn);
  }
}

function move(ctx: CallContext, task: TaskRecord): void {
  saveTask(ctx, task);
  emitTaskState(ctx, task);
  schedule(ctx, task);
  onMoved(ctx, task);
}

/** A container that was stopped from outside has been killed: 128 + 15, the number of SIGTERM. */
function containersIn({ containers, stopCode }: TaskRecord, lastStatus: string) {
  const exitCode = stopCode === 'EssentialContainerExited' ? 0 : 143;
  return {
    containers: containers.map((container) => ({
      ...container,
      lastStatus,
      ...(lastStatus === 'STOPPED' && { exitCode }),
    })),
  };
}
