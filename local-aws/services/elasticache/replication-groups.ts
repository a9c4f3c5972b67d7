import type {
  CreateReplicationGroupMessage,
  DeleteReplicationGroupMessage,
  DescribeReplicationGroupsMessage,
  ModifyReplicationGroupMessage,
  ReplicationGroupMessage,
} from '@aws-sdk/client-elasticache';
import { AwsError, type CallContext } from '../../service.ts';
import { markerPage } from '../rds/page.ts';
import { tagsOf } from '../tag-register.ts';
import { presentReplicationGroup } from './present.ts';
import { enter } from './replication-group-life.ts';
import { takeSnapshot } from './snapshots.ts';
import {
  cacheArn,
  cacheTags,
  existingReplicationGroup,
  existingSubnetGroup,
  findReplicationGroup,
  type ReplicationGroupRecord,
  replicationGroups,
  saveReplicationGroup,
} from './store.ts';

/** @throws AwsError ReplicationGroupAlreadyExists, InvalidParameterValue, InvalidParameterCombination */
export function createReplicationGroup(input: CreateReplicationGroupMessage, ctx: CallContext) {
  const id = (input.ReplicationGroupId ?? '').toLowerCase();
  if (!/^[a-z](?:-?[a-z0-9]){0,39}$/.test(id)) {
    throw new AwsError(
      'InvalidParameterValue',
      `The parameter ReplicationGroupIdentifier must be provided and must not be blank or invalid: ${id}`,
    );
  }
  if (findReplicationGroup(ctx, id)) {
    throw new AwsError('ReplicationGroupAlreadyExists', `Replication group ${id} already exists.`);
  }
  checkChoices(input);
  const record = newRecord(input, id, ctx);
  cacheTags.add(ctx, record.arn, tagsOf(input.Tags));
  return { ReplicationGroup: presentReplicationGroup(enter(ctx, record, 'creating')) };
}

/** Sources: CreateReplicationGroup, Amazon ElastiCache API reference; "Authenticating with AUTH". */
function checkChoices(input: CreateReplicationGroupMessage): void {
  const { AuthToken, TransitEncryptionEnabled } = input;
  if (AuthToken !== undefined && !TransitEncryptionEnabled) {
    throw new AwsError(
      'InvalidParameterCombination',
      'The AUTH token is only supported when encryption-in-transit is enabled.',
    );
  }
  if (AuthToken !== undefined && !/^[A-Za-z0-9!&#$^<>-]{16,128}$/.test(AuthToken)) {
    throw new AwsError(
      'InvalidParameterValue',
      'Invalid AuthToken provided: it must have 16 to 128 alphanumeric characters or !, &, #, $, ^, <, >, -.',
    );
  }
  if (input.AutomaticFailoverEnabled && membersOf(input) < 2) {
    throw new AwsError(
      'InvalidParameterCombination',
      'Replication group with AutomaticFailover requires at least one replica.',
    );
  }
}

function membersOf(input: CreateReplicationGroupMessage): number {
  return input.NumCacheClusters ?? 1 + (input.ReplicasPerNodeGroup ?? 0);
}

function newRecord(
  input: CreateReplicationGroupMessage,
  id: string,
  ctx: CallContext,
): ReplicationGroupRecord {
  const engine = input.Engine ?? 'redis';
  const major = (input.EngineVersion ?? '7.1').split('.')[0];
  return {
    id,
    arn: cacheArn(ctx, 'replicationgroup', id),
    description: input.ReplicationGroupDescription ?? '',
    status: 'creating',
    engine,
    engineVersion: input.EngineVersion ?? '7.1',
    nodeType: input.CacheNodeType ?? 'cache.t4g.micro',
    memberCount: membersOf(input),
    port: input.Port ?? 6379,
    automaticFailover: input.AutomaticFailoverEnabled ?? false,
    multiAz: input.MultiAZEnabled ?? false,
    hasAuthToken: input.AuthToken !== undefined,
    transitEncryption: input.TransitEncryptionEnabled ?? false,
    atRestEncryption: input.AtRestEncryptionEnabled ?? false,
    ...(input.KmsKeyId && { kmsKeyId: input.KmsKeyId }),
    subnetGroupName: existingSubnetGroup(ctx, input.CacheSubnetGroupName).name,
    securityGroupIds: input.SecurityGroupIds ?? [],
    parameterGroupName: input.CacheParameterGroupName ?? `default.${engine}${major}`,
    snapshotRetentionDays: input.SnapshotRetentionLimit ?? 0,
    snapshotWindow: input.SnapshotWindow ?? '05:00-06:00',
    maintenanceWindow: input.PreferredMaintenanceWindow ?? 'sun:23:00-mon:01:30',
    autoMinorVersionUpgrade: input.AutoMinorVersionUpgrade ?? true,
    createdAt: ctx.clock.now().toISOString(),
  };
}

export function describeReplicationGroups(
  input: DescribeReplicationGroupsMessage,
  ctx: CallContext,
): ReplicationGroupMessage {
  const named = input.ReplicationGroupId;
  const found = named ? [existingReplicationGroup(ctx, named)] : replicationGroups(ctx);
  const { items, Marker } = markerPage(found, ({ id }) => id, input);
  return { ReplicationGroups: items.map(presentReplicationGroup), ...(Marker && { Marker }) };
}

/** @throws AwsError InvalidReplicationGroupState */
export function modifyReplicationGroup(input: ModifyReplicationGroupMessage, ctx: CallContext) {
  const record = requireAvailable(ctx, input.ReplicationGroupId);
  const changed: ReplicationGroupRecord = {
    ...record,
    ...(input.ReplicationGroupDescription && { description: input.ReplicationGroupDescription }),
    ...(input.CacheNodeType && { nodeType: input.CacheNodeType }),
    ...(input.EngineVersion && { engineVersion: input.EngineVersion }),
    ...(input.AutomaticFailoverEnabled !== undefined && {
      automaticFailover: input.AutomaticFailoverEnabled,
    }),
    ...(input.MultiAZEnabled !== undefined && { multiAz: input.MultiAZEnabled }),
    ...(input.SecurityGroupIds && { securityGroupIds: input.SecurityGroupIds }),
    ...(input.CacheParameterGroupName && { parameterGroupName: input.CacheParameterGroupName }),
    ...(input.SnapshotRetentionLimit !== undefined && {
      snapshotRetentionDays: input.SnapshotRetentionLimit,
    }),
    ...(input.SnapshotWindow && { snapshotWindow: input.SnapshotWindow }),
    ...(input.PreferredMaintenanceWindow && {
      maintenanceWindow: input.PreferredMaintenanceWindow,
    }),
  };
  return { ReplicationGroup: presentReplicationGroup(enter(ctx, changed, 'modifying')) };
}

export function deleteReplicationGroup(input: DeleteReplicationGroupMessage, ctx: CallContext) {
  const record = requireAvailable(ctx, input.ReplicationGroupId);
  if (input.FinalSnapshotIdentifier) takeSnapshot(ctx, record, input.FinalSnapshotIdentifier);
  return { ReplicationGroup: presentReplicationGroup(enter(ctx, record, 'deleting')) };
}

/** Changes how many members a group has. */
export function changeReplicaCount(
  input: { readonly ReplicationGroupId?: string; readonly NewReplicaCount?: number },
  ctx: CallContext,
) {
  const record = requireAvailable(ctx, input.ReplicationGroupId);
  const memberCount = 1 + (input.NewReplicaCount ?? 0);
  const changed = saveReplicationGroup(ctx, { ...record, memberCount });
  return { ReplicationGroup: presentReplicationGroup(enter(ctx, changed, 'modifying')) };
}

function requireAvailable(ctx: CallContext, id: string | undefined): ReplicationGroupRecord {
  const record = existingReplicationGroup(ctx, id);
  if (record.status === 'available') return record;
  throw new AwsError(
    'InvalidReplicationGroupState',
    `Replication group ${record.id} has status ${record.status} which is not valid for this operation.`,
  );
}
