import { randomUUID } from 'node:crypto';
import type { CallContext } from '../../service.ts';
import { emitDeploymentState } from './emit-ecs-events.ts';
import {
  collections,
  type DeploymentRecord,
  newHexId,
  type ServiceRecord,
  saveService,
} from './store.ts';

/** How many events of a service AWS keeps. */
const keptEvents = 100;

export function withEvent(ctx: CallContext, service: ServiceRecord, text: string): ServiceRecord {
  const createdAt = ctx.clock.now().toISOString();
  const event = { id: randomUUID(), createdAt, message: `(service ${service.name}) ${text}` };
  return { ...service, events: [event, ...service.events].slice(0, keptEvents) };
}

type Settings = Pick<ServiceRecord, 'network' | 'strategy' | 'taskDefinition'>;

function newDeployment(ctx: CallContext, settings: Settings): DeploymentRecord {
  const now = ctx.clock.now().toISOString();
  const id = `ecs-svc/${BigInt(`0x${newHexId(8)}`)}`;
  return {
    id,
    taskDefinition: settings.taskDefinition,
    strategy: settings.strategy,
    ...(settings.network && { network: settings.network }),
    createdAt: now,
    updatedAt: now,
    rolloutState: 'IN_PROGRESS',
    rolloutStateReason: `ECS deployment ${id} in progress.`,
    failedTasks: 0,
  };
}

/** Begins a deployment of what the service is set to; it takes the place of the one that is being rolled out. */
export function deploy(ctx: CallContext, service: ServiceRecord): ServiceRecord {
  const { throttle: _, ...free } = service;
  const deployment = newDeployment(ctx, service);
  emitDeploymentState(ctx, service, deployment);
  return {
    ...free,
    failedStarts: 0,
    isSteady: false,
    deployments: [deployment, ...service.deployments.filter((each) => !hasFailed(each))],
  };
}

/** AWS time for which a deployment that failed is still shown once the rollback is complete. */
const failedShownSeconds = 120;

export function hasFailed({ rolloutState }: DeploymentRecord): boolean {
  return rolloutState === 'FAILED';
}

/** Leaves out deployments that failed and were rolled back from. */
export function withoutFailed(service: ServiceRecord): ServiceRecord {
  const deployments = service.deployments.filter((each, index) => index === 0 || !hasFailed(each));
  return { ...service, deployments };
}

export function completeDeployment(
  ctx: CallContext,
  service: ServiceRecord,
  deployment: DeploymentRecord,
): ServiceRecord {
  const done: DeploymentRecord = {
    ...deployment,
    rolloutState: 'COMPLETED',
    rolloutStateReason: `ECS deployment ${deployment.id} completed.`,
    updatedAt: ctx.clock.now().toISOString(),
    failedTasks: 0,
  };
  emitDeploymentState(ctx, service, done);
  const failed = service.deployments.slice(1).filter(hasFailed);
  if (failed.length > 0) forgetFailedLater(ctx, service.arn, done.id);
  const completed = { ...service, deployments: [done, ...failed] };
  return withEvent(ctx, completed, `(deployment ${done.id}) deployment completed.`);
}

function forgetFailedLater(ctx: CallContext, arn: string, primaryId: string): void {
  ctx.clock.after(failedShownSeconds, () => {
    const service = ctx.store.get<ServiceRecord>(collections.services, arn);
    if (service?.deployments[0]?.id === primaryId) saveService(ctx, withoutFailed(service));
  });
}
