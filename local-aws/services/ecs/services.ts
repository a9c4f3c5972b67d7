import type {
  CreateServiceRequest,
  DeleteServiceRequest,
  DescribeServicesRequest,
  DescribeServicesResponse,
  ListServicesRequest,
  UpdateServiceRequest,
} from '@aws-sdk/client-ecs';
import { AwsError, type CallContext } from '../../service.ts';
import { deploy, hasFailed } from './deployments.ts';
import { emitServiceAction } from './emit-ecs-events.ts';
import { pageOf } from './page.ts';
import { presentService } from './present-service.ts';
import { reconcile } from './reconcile-service.ts';
import {
  ecsArn,
  ecsTags,
  existingCluster,
  existingTaskDefinition,
  findService,
  type ServiceRecord,
  servicesOf,
} from './store.ts';
import { isSameStrategy, strategyOf } from './strategy.ts';
import { tagRecord } from './tags.ts';

/** @throws AwsError InvalidParameterException, ClusterNotFoundException, ClientException */
export function createService(input: CreateServiceRequest, ctx: CallContext) {
  const cluster = existingCluster(ctx, input.cluster);
  const definition = activeTaskDefinition(ctx, input.taskDefinition);
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
    deployments: [],
    events: [],
    isSteady: false,
    failedStarts: 0,
  };
  ecsTags.add(ctx, record.arn, tagRecord(input.tags));
  return { service: presentService(ctx, reconcile(ctx, deploy(ctx, record))) };
}

/** @throws AwsError ServiceNotFoundException, ServiceNotActiveException */
export function updateService(input: UpdateServiceRequest, ctx: CallContext) {
  const service = activeService(ctx, input.cluster, input.service);
  requireForce(service, input);
  const taskDefinition = input.taskDefinition
    ? definitionFor(ctx, service, input.taskDefinition).arn
    : service.taskDefinition;
  const isNew =
    input.forceNewDeployment === true ||
    taskDefinition !== service.taskDefinition ||
    (input.taskDefinition !== undefined && service.deployments.some(hasFailed)) ||
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
  };
  if (changed.desiredCount !== service.desiredCount) {
    emitServiceAction(ctx, changed, 'SERVICE_DESIRED_COUNT_UPDATED');
  }
  const next = isNew ? deploy(ctx, changed) : changed;
  return { service: presentService(ctx, reconcile(ctx, next)) };
}

/** Wording: quoted by users of AWS (pipe-cd/pipecd#6385, kayac/ecspresso#481). */
function requireForce(
  { strategy }: ServiceRecord,
  { capacityProviderStrategy, forceNewDeployment }: UpdateServiceRequest,
): void {
  if (!capacityProviderStrategy || forceNewDeployment) return;
  if (isSameStrategy(strategy, capacityProviderStrategy)) return;
  throw new AwsError(
    'InvalidParameterException',
    'When switching from launch type to capacity provider strategy on an existing service, or making a change to a capacity provider strategy on a service that is already using one, you must force a new deployment.',
  );
}

/** What the service runs already may have been deregistered since. */
function definitionFor(ctx: CallContext, service: ServiceRecord, reference: string) {
  const definition = existingTaskDefinition(ctx, reference);
  return definition.arn === service.taskDefinition
    ? definition
    : activeTaskDefinition(ctx, reference);
}

function activeTaskDefinition(ctx: CallContext, reference: string | undefined) {
  const definition = existingTaskDefinition(ctx, reference);
  if (definition.status === 'ACTIVE') return definition;
  throw new AwsError('ClientException', 'TaskDefinition is inactive');
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
  return { service: presentService(ctx, draining) };
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
    services: found.flatMap(([, service]) =>
      service ? [presentService(ctx, service, withTags)] : [],
    ),
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
