import type {
  Cluster,
  CreateClusterRequest,
  DeleteClusterRequest,
  DescribeClustersRequest,
  DescribeClustersResponse,
  ListClustersRequest,
  PutClusterCapacityProvidersRequest,
  UpdateClusterRequest,
} from '@aws-sdk/client-ecs';
import { AwsError, type CallContext } from '../../service.ts';
import { pageOf } from './page.ts';
import {
  type ClusterRecord,
  collections,
  ecsArn,
  ecsTags,
  existingCluster,
  findCluster,
  servicesOf,
  tasksOf,
} from './store.ts';
import { tagPairs, tagRecord } from './tags.ts';

/** Making a cluster that is there already answers it, as on AWS. */
export function createCluster(input: CreateClusterRequest, ctx: CallContext) {
  const name = input.clusterName ?? 'default';
  requireProviders(input.capacityProviders);
  const known = findCluster(ctx, name);
  const record: ClusterRecord =
    known?.status === 'ACTIVE'
      ? known
      : {
          name,
          arn: ecsArn(ctx, `cluster/${name}`),
          status: 'ACTIVE',
          settings: settingsOf(input.settings),
          ...(input.configuration && { configuration: input.configuration }),
          capacityProviders: input.capacityProviders ?? [],
          strategy: input.defaultCapacityProviderStrategy ?? [],
        };
  save(ctx, record);
  ecsTags.add(ctx, record.arn, tagRecord(input.tags));
  return { cluster: present(ctx, record, true) };
}

function settingsOf(settings: CreateClusterRequest['settings']): ClusterRecord['settings'] {
  const given = (settings ?? []).map(({ name = '', value = '' }) => ({ name, value }));
  return given.length > 0 ? given : [{ name: 'containerInsights', value: 'disabled' }];
}

/** @throws AwsError InvalidParameterException for a provider that there is not */
function requireProviders(names: readonly string[] = []): void {
  const unknown = names.find((name) => name !== 'FARGATE' && name !== 'FARGATE_SPOT');
  if (unknown === undefined) return;
  throw new AwsError(
    'InvalidParameterException',
    'The specified capacity provider was not found. Specify a valid name or ARN and try again.',
  );
}

export function describeClusters(
  input: DescribeClustersRequest,
  ctx: CallContext,
): DescribeClustersResponse {
  const { clusters: wanted = ['default'], include = [] } = input;
  const found = wanted.map((name) => [name, findCluster(ctx, name)] as const);
  return {
    clusters: found.flatMap(([, record]) =>
      record ? [present(ctx, record, include.includes('TAGS'))] : [],
    ),
    failures: found.flatMap(([name, record]) =>
      record ? [] : [{ arn: ecsArn(ctx, `cluster/${name}`), reason: 'MISSING' }],
    ),
  };
}

export function listClusters(input: ListClustersRequest, ctx: CallContext) {
  const arns = ctx.store
    .list<ClusterRecord>(collections.clusters)
    .filter(({ status }) => status === 'ACTIVE')
    .map(({ arn }) => arn)
    .sort();
  const { items, nextToken } = pageOf(arns, input);
  return { clusterArns: items, ...(nextToken && { nextToken }) };
}

export function updateCluster(input: UpdateClusterRequest, ctx: CallContext) {
  const record = existingCluster(ctx, input.cluster);
  const changed: ClusterRecord = {
    ...record,
    ...(input.settings && { settings: settingsOf(input.settings) }),
    ...(input.configuration && { configuration: input.configuration }),
  };
  return { cluster: present(ctx, save(ctx, changed), false) };
}

export function putClusterCapacityProviders(
  input: PutClusterCapacityProvidersRequest,
  ctx: CallContext,
) {
  const record = existingCluster(ctx, input.cluster);
  requireProviders(input.capacityProviders);
  const changed: ClusterRecord = {
    ...record,
    capacityProviders: input.capacityProviders ?? [],
    strategy: input.defaultCapacityProviderStrategy ?? [],
  };
  return { cluster: present(ctx, save(ctx, changed), false) };
}

/** @throws AwsError ClusterContainsServicesException, ClusterContainsTasksException */
export function deleteCluster({ cluster }: DeleteClusterRequest, ctx: CallContext) {
  const record = existingCluster(ctx, cluster);
  if (servicesOf(ctx, record.arn).some(({ status }) => status !== 'INACTIVE')) {
    throw new AwsError(
      'ClusterContainsServicesException',
      'The Cluster cannot be deleted while Services are active.',
    );
  }
  if (tasksOf(ctx, record.arn).some(({ lastStatus }) => lastStatus !== 'STOPPED')) {
    throw new AwsError(
      'ClusterContainsTasksException',
      'The Cluster cannot be deleted while Tasks are active.',
    );
  }
  const inactive = save(ctx, { ...record, status: 'INACTIVE' });
  ecsTags.forget(ctx, record.arn);
  return { cluster: present(ctx, inactive, false) };
}

function save(ctx: CallContext, record: ClusterRecord): ClusterRecord {
  ctx.store.put(collections.clusters, record.name, record);
  return record;
}

function present(ctx: CallContext, record: ClusterRecord, withTags: boolean): Cluster {
  const tasks = tasksOf(ctx, record.arn);
  const services = servicesOf(ctx, record.arn);
  return {
    clusterArn: record.arn,
    clusterName: record.name,
    status: record.status,
    registeredContainerInstancesCount: 0,
    runningTasksCount: tasks.filter(({ lastStatus }) => lastStatus === 'RUNNING').length,
    pendingTasksCount: tasks.filter(
      ({ lastStatus }) => lastStatus === 'PENDING' || lastStatus === 'PROVISIONING',
    ).length,
    activeServicesCount: services.filter(({ status }) => status === 'ACTIVE').length,
    statistics: [],
    settings: record.settings.map(({ value }) => ({ name: 'containerInsights' as const, value })),
    capacityProviders: [...record.capacityProviders],
    defaultCapacityProviderStrategy: [...record.strategy],
    ...(record.configuration && { configuration: record.configuration }),
    ...(withTags && { tags: tagPairs(ecsTags.of(ctx, record.arn)) }),
  };
}
