import type { DeploymentCircuitBreaker } from '@aws-sdk/client-ecs';
import type { CallContext } from '../../service.ts';
import { withEvent } from './deployments.ts';
import { emitDeploymentState } from './emit-ecs-events.ts';
import type { DeploymentRecord, ServiceRecord } from './store.ts';

/**
 * Counts a task of the newest deployment that could not be placed or did not come to run well, and ends the
 * deployment where the circuit breaker's threshold is reached.
 * Source: "How the Amazon ECS deployment circuit breaker detects failures", Amazon ECS developer guide.
 */
export function countFailedTask(ctx: CallContext, service: ServiceRecord): ServiceRecord {
  const [primary, ...others] = service.deployments;
  if (primary?.rolloutState !== 'IN_PROGRESS') return service;
  const failing = { ...primary, failedTasks: primary.failedTasks + 1 };
  const counted = { ...service, deployments: [failing, ...others] };
  const breaker = service.deploymentConfiguration?.deploymentCircuitBreaker;
  const isTripped =
    breaker?.enable && failing.failedTasks >= failureThreshold(breaker, service.desiredCount);
  return isTripped ? failDeployment(ctx, counted, failing, breaker.rollback ?? false) : counted;
}

/** A task that runs well sets the count back, unless the breaker is told otherwise. */
export function resetFailedTasks(service: ServiceRecord): ServiceRecord {
  const [primary, ...others] = service.deployments;
  const breaker = service.deploymentConfiguration?.deploymentCircuitBreaker;
  if (!primary || breaker?.resetOnHealthyTask === false) return service;
  return { ...service, deployments: [{ ...primary, failedTasks: 0 }, ...others] };
}

/** Source: ThresholdConfiguration, Amazon ECS API reference; without one half of the tasks, from 3 to 200. */
export function failureThreshold(breaker: DeploymentCircuitBreaker, desiredCount: number): number {
  const { type, value = 50 } = breaker.thresholdConfiguration ?? {};
  if (type === 'COUNT') return value;
  const share = Math.ceil((value / 100) * desiredCount);
  return type === 'UNBOUNDED_PERCENT' ? Math.max(1, share) : Math.min(200, Math.max(3, share));
}

function failDeployment(
  ctx: CallContext,
  service: ServiceRecord,
  deployment: DeploymentRecord,
  rollsBack: boolean,
): ServiceRecord {
  const updatedAt = ctx.clock.now().toISOString();
  const failed: DeploymentRecord = {
    ...deployment,
    rolloutState: 'FAILED',
    rolloutStateReason: 'ECS deployment circuit breaker: tasks failed to start.',
    updatedAt,
  };
  emitDeploymentState(ctx, service, failed);
  const others = service.deployments.slice(1);
  const told = withEvent(
    ctx,
    { ...service, deployments: [failed, ...others] },
    `(deployment ${failed.id}) deployment failed: tasks failed to start.`,
  );
  const last = others.find(({ rolloutState }) => rolloutState === 'COMPLETED');
  return rollsBack && last ? rollBack(ctx, told, last) : told;
}

function rollBack(
  ctx: CallContext,
  service: ServiceRecord,
  target: DeploymentRecord,
): ServiceRecord {
  const { network: _, throttle: __, ...kept } = service;
  const again: DeploymentRecord = {
    ...target,
    rolloutState: 'IN_PROGRESS',
    rolloutStateReason: `ECS deployment circuit breaker: rolling back to deploymentId ${target.id}.`,
    updatedAt: ctx.clock.now().toISOString(),
    failedTasks: 0,
  };
  emitDeploymentState(ctx, service, again);
  const rolledBack = {
    ...kept,
    taskDefinition: target.taskDefinition,
    ...(target.strategy && { strategy: target.strategy }),
    ...(target.network && { network: target.network }),
    failedStarts: 0,
    deployments: [again, ...service.deployments.filter(({ id }) => id !== target.id)],
  };
  return withEvent(ctx, rolledBack, `rolling back to deployment ${target.id}.`);
}
