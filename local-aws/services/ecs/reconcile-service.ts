import { randomUUID } from 'node:crypto';
import type { CallContext } from '../../service.ts';
import { emitDeploymentState, emitServiceAction } from './emit-ecs-events.ts';
import {
  collections,
  type DeploymentRecord,
  ecsTags,
  existingCluster,
  existingTaskDefinition,
  newHexId,
  type ServiceRecord,
  saveService,
  type TaskRecord,
  tasksOf,
} from './store.ts';
import { stopTask, watchTasks } from './task-life.ts';
import { launchTask } from './tasks.ts';

/** How many events of a service AWS keeps. */
const keptEvents = 100;

/** AWS time after which a service that is drained is gone. */
const inactiveSeconds = 10;

/** A new deployment, which takes the place of the one that is being rolled out. */
export function newDeployment(ctx: CallContext, taskDefinition: string): DeploymentRecord {
  const now = ctx.clock.now().toISOString();
  return {
    id: `ecs-svc/${BigInt(`0x${newHexId(8)}`)}`,
    taskDefinition,
    createdAt: now,
    updatedAt: now,
    rolloutState: 'IN_PROGRESS',
  };
}

export function withEvent(ctx: CallContext, service: ServiceRecord, text: string): ServiceRecord {
  const createdAt = ctx.clock.now().toISOString();
  const event = { id: randomUUID(), createdAt, message: `(service ${service.name}) ${text}` };
  return { ...service, events: [event, ...service.events].slice(0, keptEvents) };
}

/** Starts and stops tasks until as many of the newest deployment run as are wanted. */
export function reconcile(ctx: CallContext, service: ServiceRecord): ServiceRecord {
  const [primary] = service.deployments;
  if (!primary || service.status === 'INACTIVE') return service;
  const own = serviceTasks(ctx, service).filter(({ desiredStatus }) => desiredStatus === 'RUNNING');
  const current = own.filter(({ deploymentId }) => deploymentId === primary.id);
  const outdated = own.filter(({ deploymentId }) => deploymentId !== primary.id);
  const missing = service.desiredCount - current.length;
  let next = service;
  if (missing > 0) next = start(ctx, next, primary, missing);
  if (missing < 0) next = stop(ctx, next, current.slice(missing));
  const running = current.filter(({ lastStatus }) => lastStatus === 'RUNNING').length;
  if (outdated.length > 0 && running >= service.desiredCount) next = stop(ctx, next, outdated);
  const isSteady =
    missing === 0 &&
    running === service.desiredCount &&
    outdated.length === 0 &&
    !isDraining(ctx, service);
  return saveService(ctx, isSteady ? settle(ctx, next, primary) : next);
}

function isDraining(ctx: CallContext, service: ServiceRecord): boolean {
  return serviceTasks(ctx, service).some(({ lastStatus }) => lastStatus === 'DEPROVISIONING');
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
  if (primary.rolloutState === 'COMPLETED') return service;
  const done: DeploymentRecord = {
    ...primary,
    rolloutState: 'COMPLETED',
    updatedAt: ctx.clock.now().toISOString(),
  };
  emitDeploymentState(ctx, service, done);
  emitServiceAction(ctx, service, 'SERVICE_STEADY_STATE');
  return withEvent(ctx, { ...service, deployments: [done] }, 'has reached a steady state.');
}

function finishDraining(ctx: CallContext, arn: string): void {
  ctx.clock.after(inactiveSeconds, () => {
    const service = ctx.store.get<ServiceRecord>(collections.services, arn);
    if (service?.status === 'DRAINING') saveService(ctx, { ...service, status: 'INACTIVE' });
  });
}

function start(
  ctx: CallContext,
  service: ServiceRecord,
  { id, taskDefinition }: DeploymentRecord,
  count: number,
): ServiceRecord {
  const cluster = existingCluster(ctx, service.clusterArn);
  const definition = existingTaskDefinition(ctx, taskDefinition);
  const tags = {
    ...(service.propagateTags === 'SERVICE' ? ecsTags.of(ctx, service.arn) : {}),
    ...(service.managedTags && {
      'aws:ecs:clusterName': cluster.name,
      'aws:ecs:serviceName': service.name,
    }),
  };
  const launched = Array.from({ length: count }, () =>
    launchTask(ctx, {
      cluster,
      definition,
      group: `service:${service.name}`,
      strategy: service.strategy,
      network: service.network,
      executeCommand: service.executeCommand,
      tags,
      deploymentId: id,
      startedBy: id,
    }),
  );
  const named = launched.map((task) => `(task ${task.id})`).join(' ');
  return withEvent(ctx, service, `has started ${count} tasks: ${named}.`);
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
  return withEvent(ctx, service, `has stopped ${tasks.length} running tasks: ${named}.`);
}

function serviceTasks(ctx: CallContext, service: ServiceRecord): TaskRecord[] {
  return tasksOf(ctx, service.clusterArn).filter(
    ({ group }) => group === `service:${service.name}`,
  );
}

/** A task that moved makes its service look again. */
export function followTasks(): void {
  watchTasks((ctx, task) => {
    const service = ctx.store
      .list<ServiceRecord>(collections.services)
      .find(
        ({ name, clusterArn }) =>
          task.group === `service:${name}` && clusterArn === task.clusterArn,
      );
    if (service) reconcile(ctx, service);
  });
}

/** Goes on with what a restart interrupted. */
export function resumeServices(ctx: CallContext): void {
  for (const service of ctx.store.list<ServiceRecord>(collections.services)) {
    reconcile(ctx, service);
  }
}
