import type { CallContext } from '../../service.ts';
import { countFailedTask, resetFailedTasks } from './circuit-breaker.ts';
import { completeDeployment, withEvent, withoutFailed } from './deployments.ts';
import { emitServiceAction } from './emit-ecs-events.ts';
import { startServiceTasks } from './start-service-tasks.ts';
import {
  collections,
  type DeploymentRecord,
  type ServiceRecord,
  saveService,
  type TaskRecord,
  tasksOf,
} from './store.ts';
import { stopTask, watchTasks } from './task-life.ts';
import { notPlaced, throttled } from './throttle-starts.ts';

/** AWS time after which a service that is drained is gone. */
const inactiveSeconds = 10;

/** Starts and stops tasks until as many of the newest deployment run well as are wanted. */
export function reconcile(ctx: CallContext, service: ServiceRecord): ServiceRecord {
  const [primary] = service.deployments;
  if (!primary || service.status === 'INACTIVE') return service;
  const own = serviceTasks(ctx, service);
  const wanted = own.filter(({ desiredStatus }) => desiredStatus === 'RUNNING');
  const current = wanted.filter(({ deploymentId }) => deploymentId === primary.id);
  const outdated = wanted.filter(({ deploymentId }) => deploymentId !== primary.id);
  const missing = service.desiredCount - current.length;
  const healthy = current.filter(({ isHealthy }) => isHealthy).length;
  const mayStart = service.throttle === undefined && primary.rolloutState !== 'FAILED';
  let next = service;
  if (missing > 0 && mayStart) next = start(ctx, next, primary, missing);
  if (missing < 0) next = stop(ctx, next, current.slice(missing));
  if (outdated.length > 0 && healthy >= service.desiredCount) next = stop(ctx, next, outdated);
  const isSteady =
    missing === 0 &&
    healthy === service.desiredCount &&
    outdated.length === 0 &&
    own.every(
      ({ desiredStatus, lastStatus }) => desiredStatus === 'RUNNING' || lastStatus === 'STOPPED',
    );
  return saveService(ctx, isSteady ? settle(ctx, next, primary) : next);
}

function settle(
  ctx: CallContext,
  service: ServiceRecord,
  primary: DeploymentRecord,
): ServiceRecord {
  if (service.status === 'DRAINING') {
    finishDraining(ctx, service.arn);
    return service;
  }
  const isRolledOut = primary.rolloutState !== 'IN_PROGRESS';
  const settled = isRolledOut ? service : completeDeployment(ctx, service, primary);
  if (service.isSteady) return settled;
  emitServiceAction(ctx, service, 'SERVICE_STEADY_STATE');
  return withEvent(ctx, { ...settled, isSteady: true }, 'has reached a steady state.');
}

function finishDraining(ctx: CallContext, arn: string): void {
  ctx.clock.after(inactiveSeconds, () => {
    const service = ctx.store.get<ServiceRecord>(collections.services, arn);
    if (service?.status === 'DRAINING') saveService(ctx, { ...service, status: 'INACTIVE' });
  });
}

/** What the capacity pool has no room for is tried again later, and counts as failed. */
function start(
  ctx: CallContext,
  service: ServiceRecord,
  deployment: DeploymentRecord,
  count: number,
): ServiceRecord {
  const launched = startServiceTasks(ctx, service, deployment, count);
  const named = launched.map((task) => `(task ${task.id})`).join(' ');
  const started =
    launched.length === 0
      ? service
      : withEvent(
          ctx,
          { ...service, isSteady: false },
          `has started ${launched.length} tasks: ${named}.`,
        );
  if (launched.length === count) return started;
  return throttled(ctx, countFailedTask(ctx, notPlaced(ctx, started)), tryAgain);
}

function stop(
  ctx: CallContext,
  service: ServiceRecord,
  tasks: readonly TaskRecord[],
): ServiceRecord {
  for (const task of tasks) {
    const reason = `Scaling activity initiated by (deployment ${task.deploymentId})`;
    stopTask(ctx, task, 'ServiceSchedulerInitiated', reason);
  }
  const named = tasks.map((task) => `(task ${task.id})`).join(' ');
  const unsteady = { ...service, isSteady: false };
  return withEvent(ctx, unsteady, `has stopped ${tasks.length} running tasks: ${named}.`);
}

function serviceTasks(ctx: CallContext, service: ServiceRecord): TaskRecord[] {
  return tasksOf(ctx, service.clusterArn).filter(
    ({ group }) => group === `service:${service.name}`,
  );
}

/** Goes on with a service whose wait is over. */
function tryAgain(ctx: CallContext, service: ServiceRecord): void {
  const { throttle: _, ...free } = service;
  reconcile(ctx, free);
}

/** A task that moved makes its service look again. */
export function followTasks(): void {
  watchTasks((ctx, task) => {
    const [service] = ctx.store.listWhere<ServiceRecord>(
      collections.services,
      ({ name, clusterArn }) => task.group === `service:${name}` && clusterArn === task.clusterArn,
    );
    if (service) reconcile(ctx, counted(ctx, service, task));
  });
}

/** What the task's fate says about the deployment that is being rolled out. */
function counted(ctx: CallContext, service: ServiceRecord, task: TaskRecord): ServiceRecord {
  if (task.deploymentId !== service.deployments[0]?.id) return service;
  const { isHealthy, lastStatus, stopCode, stoppedReason } = task;
  if (lastStatus === 'RUNNING' && isHealthy) {
    return { ...resetFailedTasks(service), failedStarts: 0 };
  }
  if (lastStatus !== 'DEPROVISIONING') return service;
  if (stopCode === 'TaskFailedToStart') {
    const told = notPlaced(ctx, service, stoppedReason);
    return throttled(ctx, countFailedTask(ctx, told), tryAgain);
  }
  return stopCode === 'EssentialContainerExited' && !isHealthy
    ? countFailedTask(ctx, service)
    : service;
}

/** Goes on with what a restart interrupted. */
export function resumeServices(ctx: CallContext): void {
  for (const service of ctx.store.list<ServiceRecord>(collections.services)) {
    tryAgain(ctx, withoutFailed(service));
  }
}
