import type { Deployment, Service } from '@aws-sdk/client-ecs';
import type { CallContext } from '../../service.ts';
import {
  type DeploymentRecord,
  ecsTags,
  type ServiceRecord,
  type TaskRecord,
  tasksOf,
} from './store.ts';
import { tagPairs } from './tags.ts';

export function presentService(
  ctx: CallContext,
  service: ServiceRecord,
  withTags = false,
): Service {
  const tasks = tasksOf(ctx, service.clusterArn).filter(
    ({ group, desiredStatus }) =>
      group === `service:${service.name}` && desiredStatus === 'RUNNING',
  );
  return {
    serviceArn: service.arn,
    serviceName: service.name,
    clusterArn: service.clusterArn,
    status: service.status,
    desiredCount: service.desiredCount,
    ...countsOf(tasks),
    capacityProviderStrategy: [...service.strategy],
    ...(service.launchType === 'FARGATE' && { launchType: 'FARGATE' as const }),
    platformVersion: 'LATEST',
    platformFamily: 'Linux',
    taskDefinition: service.taskDefinition,
    ...(service.deploymentConfiguration && {
      deploymentConfiguration: service.deploymentConfiguration,
    }),
    deployments: shownDeployments(service, tasks),
    ...(service.network && { networkConfiguration: service.network }),
    loadBalancers: [...service.loadBalancers],
    serviceRegistries: [],
    events: service.events.map((event) => ({ ...event, createdAt: new Date(event.createdAt) })),
    createdAt: new Date(service.createdAt),
    schedulingStrategy: 'REPLICA',
    enableExecuteCommand: service.executeCommand,
    enableECSManagedTags: service.managedTags,
    ...(service.propagateTags === 'SERVICE' && { propagateTags: 'SERVICE' as const }),
    ...(withTags && { tags: tagPairs(ecsTags.of(ctx, service.arn)) }),
  };
}

function countsOf(tasks: readonly TaskRecord[]) {
  const runningCount = tasks.filter(({ lastStatus }) => lastStatus === 'RUNNING').length;
  return { runningCount, pendingCount: tasks.length - runningCount };
}

/** An older deployment is shown while it has tasks, or has failed and its rollback is on the way. */
function shownDeployments(service: ServiceRecord, tasks: readonly TaskRecord[]): Deployment[] {
  return service.deployments.flatMap((deployment, index) => {
    const own = tasks.filter(({ deploymentId }) => deploymentId === deployment.id);
    const isPrimary = index === 0;
    if (!isPrimary && own.length === 0 && deployment.rolloutState !== 'FAILED') return [];
    return presentDeployment(service, deployment, own, isPrimary);
  });
}

function presentDeployment(
  service: ServiceRecord,
  deployment: DeploymentRecord,
  tasks: readonly TaskRecord[],
  isPrimary: boolean,
): Deployment {
  return {
    id: deployment.id,
    status: isPrimary ? 'PRIMARY' : 'ACTIVE',
    taskDefinition: deployment.taskDefinition,
    desiredCount: isPrimary ? service.desiredCount : tasks.length,
    ...countsOf(tasks),
    failedTasks: deployment.failedTasks,
    createdAt: new Date(deployment.createdAt),
    updatedAt: new Date(deployment.updatedAt),
    ...(deployment.strategy && { capacityProviderStrategy: [...deployment.strategy] }),
    ...(deployment.network && { networkConfiguration: deployment.network }),
    platformVersion: '1.4.0',
    platformFamily: 'Linux',
    rolloutState: deployment.rolloutState,
    rolloutStateReason: deployment.rolloutStateReason,
  };
}
