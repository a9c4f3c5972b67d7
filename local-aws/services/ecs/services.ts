import type {
  CreateServiceRequest,
  DeleteServiceRequest,
  DescribeServicesRequest,
  DescribeServicesResponse,
  ListServicesRequest,
  Service,
  UpdateServiceRequest,
} from '@aws-sdk/client-ecs';
import { AwsError, type CallContext } from '../../service.ts';
import { emitDeploymentState, emitServiceAction } from './emit-ecs-events.ts';
import { pageOf } from './page.ts';
import { newDeployment, reconcile } from './reconcile-service.ts';
import {
  ecsArn,
  ecsTags,
  existingCluster,
  existingTaskDefinition,
  findService,
  type ServiceRecord,
  servicesOf,
  tasksOf,
} from './store.ts';
import { tagPairs, tagRecord } from './tags.ts';

/** @throws AwsError InvalidParameterException, ClusterNotFoundException, ClientException */
export function createService(input: CreateServiceRequest, ctx: CallContext) {
  const cluster = existingCluster(ctx, input.cluster);
  const definition = existingTaskDefinition(ctx, input.taskDefinition);
  const name = input.serviceName ?? '';
  const known = findService(ctx, cluster.arn, name);
  if (known && known.status !== 'INACTIVE') {
    throw new AwsError('InvalidParameterException', 'Creation of service was not idempotent.');
  }
  if (definition.definition.networkMode === 'awsvpc' && !input.networkConfiguration) {
    throw new AwsError(
      'InvalidParameterException',
      "Network Configuration must be provided when networkMode 'awsvpc' is specified.",
    );
  }
  const record: ServiceRecord = {
    name,
    arn: ecsArn(ctx, `service/${cluster.name}/${name}`),
    clusterArn: cluster.arn,
    status: 'ACTIVE',
    taskDefinition: definition.arn,
    desiredCount: input.desiredCount ?? 0,
    strategy: strategyOf(input) ?? cluster.strategy,
    ...(input.launchType && { launchType: input.launchType }),
    ...(input.networkConfiguration && { network: input.networkConfiguration }),
    loadBalancers: input.loadBalancers ?? [],
    ...(input.deploymentConfiguration && {
      deploymentConfiguration: input.deploymentConfiguration,
    }),
    executeCommand: input.enableExecuteCommand ?? false,
    managedTags: input.enableECSManagedTags ?? false,
    ...(input.propagateTags && { propagateTags: input.propagateTags }),
    schedulingStrategy: input.schedulingStrategy ?? 'REPLICA',
    createdAt: ctx.clock.now().toISOString(),
    deployments: [newDeployment(ctx, definition.arn)],
    events: [],
  };
  ecsTags.add(ctx, record.arn, tagRecord(input.tags));
  emitNewDeployment(ctx, record);
  return { service: present(ctx, reconcile(ctx, record)) };
}

function strategyOf({ capacityProviderStrategy, launchType }: CreateServiceRequest) {
  if (capacityProviderStrategy) return capacityProviderStrategy;
  return launchType ? [{ capacityProvider: launchType, weight: 1 }] : undefined;
}

function emitNewDeployment(ctx: CallContext, service: ServiceRecord): void {
  const [primary] = service.deployments;
  if (primary) emitDeploymentState(ctx, service, primary);
}

/** @throws AwsError ServiceNotFoundException, ServiceNotActiveException */
export function updateService(input: UpdateServiceRequest, ctx: CallContext) {
  const service = activeService(ctx, input.cluster, input.service);
  const taskDefinition = input.taskDefinition
    ? existingTaskDefinition(ctx, input.taskDefinition).arn
    : service.taskDefinition;
  const isNew =
    input.forceNewDeployment === true ||
    taskDefinition !== service.taskDefinition ||
    input.networkConfiguration !== undefined ||
    input.capacityProviderStrategy !== undefined;
  const changed: ServiceRecord = {
    ...service,
    taskDefinition,
    ...(input.desiredCount !== undefined && { desiredCount: input.desiredCount }),
    ...(input.capacityProviderStrategy && { strategy: input.capacityProviderStrategy }),
    ...(input.networkConfiguration && { network: input.networkConfiguration }),
    ...(input.loadBalancers && { loadBalancers: input.loadBalancers }),
    ...(input.deploymentConfiguration && {
      deploymentConfiguration: input.deploymentConfiguration,
    }),
    ...(input.enableExecuteCommand !== undefined && {
      executeCommand: input.enableExecuteCommand,
    }),
    ...(input.propagateTags && { propagateTags: input.propagateTags }),
    ...(isNew && {
      deployments: [newDeployment(ctx, taskDefinition), ...service.deployments.slice(0, 1)],
    }),
  };
  if (isNew) emitNewDeployment(ctx, changed);
  if (changed.desiredCount !== service.desiredCount) {
    emitServiceAction(ctx, changed, 'SERVICE_DESIRED_COUNT_UPDATED');
  }
  return { service: present(ctx, reconcile(ctx, changed)) };
}

/** @throws AwsError InvalidParameterException while tasks are wanted and it is not forced */
export function deleteService(input: DeleteServiceRequest, ctx: CallContext) {
  const service = activeService(ctx, input.cluster, input.service);
  if (service.desiredCount > 0 && !input.force) {
    throw new AwsError(
      'InvalidParameterException',
      'The service cannot be stopped while it is scaled above 0.',
    );
  }
  const draining = reconcile(ctx, { ...service, status: 'DRAINING', desiredCount: 0 });
  ecsTags.forget(ctx, service.arn);
  return { service: present(ctx, draining) };
}

function activeService(
  ctx: CallContext,
  cluster: string | undefined,
  name: string | undefined,
): ServiceRecord {
  const found = findService(ctx, existingCluster(ctx, cluster).arn, name);
  if (!found) throw new AwsError('ServiceNotFoundException', 'Service not found.');
  if (found.status === 'ACTIVE') return found;
  throw new AwsError('ServiceNotActiveException', 'Service was not ACTIVE.');
}

export function describeServices(
  input: DescribeServicesRequest,
  ctx: CallContext,
): DescribeServicesResponse {
  const cluster = existingCluster(ctx, input.cluster);
  const found = (input.services ?? []).map(
    (name) => [name, findService(ctx, cluster.arn, name)] as const,
  );
  const withTags = (input.include ?? []).includes('TAGS');
  return {
    services: found.flatMap(([, service]) => (service ? [present(ctx, service, withTags)] : [])),
    failures: found.flatMap(([name, service]) =>
      service ? [] : [{ arn: ecsArn(ctx, `service/${cluster.name}/${name}`), reason: 'MISSING' }],
    ),
  };
}

export function listServices(input: ListServicesRequest, ctx: CallContext) {
  const cluster = existingCluster(ctx, input.cluster);
  const arns = servicesOf(ctx, cluster.arn)
    .filter(({ status }) => status !== 'INACTIVE')
    .map(({ arn }) => arn);
  const { items, nextToken } = pageOf(arns, { maxResults: 10, ...input });
  return { serviceArns: items, ...(nextToken && { nextToken }) };
}

function present(ctx: CallContext, service: ServiceRecord, withTags = false): Service {
  const tasks = tasksOf(ctx, service.clusterArn).filter(
    ({ group, desiredStatus }) =>
      group === `service:${service.name}` && desiredStatus === 'RUNNING',
  );
  const count = (of: (task: (typeof tasks)[number]) => boolean) => tasks.filter(of).length;
  return {
    serviceArn: service.arn,
    serviceName: service.name,
    clusterArn: service.clusterArn,
    status: service.status,
    desiredCount: service.desiredCount,
    runningCount: count(({ lastStatus }) => lastStatus === 'RUNNING'),
    pendingCount: count(({ lastStatus }) => lastStatus !== 'RUNNING'),
    capacityProviderStrategy: [...service.strategy],
    ...(service.launchType === 'FARGATE' && { launchType: 'FARGATE' as const }),
    platformVersion: 'LATEST',
    platformFamily: 'Linux',
    taskDefinition: service.taskDefinition,
    ...(service.deploymentConfiguration && {
      deploymentConfiguration: service.deploymentConfiguration,
    }),
    deployments: service.deployments.map((deployment, index) => ({
      id: deployment.id,
      status: index === 0 ? 'PRIMARY' : 'ACTIVE',
      taskDefinition: deployment.taskDefinition,
      desiredCount: index === 0 ? service.desiredCount : 0,
      runningCount: count(
        (task) => task.deploymentId === deployment.id && task.lastStatus === 'RUNNING',
      ),
      pendingCount: count(
        (task) => task.deploymentId === deployment.id && task.lastStatus !== 'RUNNING',
      ),
      failedTasks: 0,
      createdAt: new Date(deployment.createdAt),
      updatedAt: new Date(deployment.updatedAt),
      rolloutState: deployment.rolloutState,
      rolloutStateReason: `ECS deployment ${deployment.id} ${deployment.rolloutState === 'COMPLETED' ? 'completed' : 'in progress'}.`,
    })),
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
