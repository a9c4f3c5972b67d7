import type { ResourceStatus } from '../graph.ts';
import { objectsAt, textAt } from '../property-path.ts';
import type { Properties } from '../resource-module.ts';

export const serviceStatuses: Readonly<Record<string, ResourceStatus>> = {
  ACTIVE: 'healthy',
  'ACTIVE, deployment FAILED': 'failed',
  'ACTIVE, deployment in progress': 'changing',
  'ACTIVE, tasks starting': 'changing',
  'ACTIVE, tasks stopping': 'changing',
  DRAINING: 'deleting',
  INACTIVE: 'stopped',
};

/** ECS's word for the service and, while it is active, what its deployment and its tasks are up to. */
export function serviceState(properties: Properties): string | undefined {
  const status = textAt(properties, 'status');
  if (status !== 'ACTIVE') return status;
  const rollout = primaryDeployment(properties)?.rolloutState;
  if (rollout === 'FAILED') return 'ACTIVE, deployment FAILED';
  const { desiredCount, runningCount } = properties;
  if (Number(runningCount) < Number(desiredCount)) return 'ACTIVE, tasks starting';
  if (Number(runningCount) > Number(desiredCount)) return 'ACTIVE, tasks stopping';
  return rollout === 'IN_PROGRESS' ? 'ACTIVE, deployment in progress' : 'ACTIVE';
}

/** Why its deployment failed, or the newest of its events while it is short of tasks. */
export function serviceReason(properties: Properties): string | undefined {
  const state = serviceState(properties);
  if (state === 'ACTIVE, deployment FAILED') {
    const { rolloutStateReason } = primaryDeployment(properties) ?? {};
    return typeof rolloutStateReason === 'string' ? rolloutStateReason : undefined;
  }
  return state === 'ACTIVE, tasks starting' ? textAt(properties, 'events[].message') : undefined;
}

/** The deployment that the service is on, or on its way to. */
export function primaryDeployment(properties: Properties): Properties | undefined {
  return objectsAt(properties, 'deployments[]').find(({ status }) => status === 'PRIMARY');
}
