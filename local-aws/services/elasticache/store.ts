import { AwsError, type CallContext } from '../../service.ts';
import type { SubnetPlace } from '../subnet-place.ts';
import { tagRegister } from '../tag-register.ts';

export type CacheStatus = 'creating' | 'available' | 'modifying' | 'snapshotting' | 'deleting';

export interface ReplicationGroupRecord {
  readonly id: string;
  readonly arn: string;
  readonly description: string;
  readonly status: CacheStatus;
  readonly engine: string;
  readonly engineVersion: string;
  readonly nodeType: string;
  readonly memberCount: number;
  readonly port: number;
  readonly automaticFailover: boolean;
  readonly multiAz: boolean;
  readonly hasAuthToken: boolean;
  readonly transitEncryption: boolean;
  readonly atRestEncryption: boolean;
  readonly kmsKeyId?: string;
  readonly subnetGroupName: string;
  readonly securityGroupIds: readonly string[];
  readonly parameterGroupName: string;
  readonly snapshotRetentionDays: number;
  readonly snapshotWindow: string;
  readonly maintenanceWindow: string;
  readonly autoMinorVersionUpgrade: boolean;
  readonly createdAt: string;
}

export interface CacheSubnetGroupRecord extends SubnetPlace {
  readonly name: string;
  readonly description: string;
  readonly arn: string;
}

export interface CacheSnapshotRecord {
  readonly name: string;
  readonly arn: string;
  readonly status: 'creating' | 'available';
  readonly createdAt: string;
  readonly source: ReplicationGroupRecord;
}

export const collections = {
  groups: 'elasticache.replication-group',
  subnetGroups: 'elasticache.subnet-group',
  snapshots: 'elasticache.snapshot',
} as const;

/** Tags of everything that ElastiCache has. */
export const cacheTags = tagRegister(
  'elasticache.tags',
  (arn) => `elasticache:${arn.split(':')[5] ?? ''}`,
);

export function cacheArn(ctx: CallContext, type: string, name: string): string {
  return `arn:aws:elasticache:${ctx.region}:${ctx.account}:${type}:${name}`;
}

export function replicationGroups(ctx: CallContext): ReplicationGroupRecord[] {
  return ctx.store
    .list<ReplicationGroupRecord>(collections.groups)
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

export function findReplicationGroup(
  ctx: CallContext,
  id: string,
): ReplicationGroupRecord | undefined {
  return ctx.store.get<ReplicationGroupRecord>(collections.groups, id.toLowerCase());
}

/** @throws AwsError ReplicationGroupNotFoundFault */
export function existingReplicationGroup(
  ctx: CallContext,
  id: string | undefined,
): ReplicationGroupRecord {
  const found = findReplicationGroup(ctx, id ?? '');
  if (found) return found;
  throw new AwsError('ReplicationGroupNotFoundFault', `ReplicationGroup ${id} not found.`, 404);
}

export function saveReplicationGroup(
  ctx: CallContext,
  record: ReplicationGroupRecord,
): ReplicationGroupRecord {
  ctx.store.put(collections.groups, record.id, record);
  return record;
}

/** @throws AwsError CacheSubnetGroupNotFoundFault */
export function existingSubnetGroup(
  ctx: CallContext,
  name: string | undefined,
): CacheSubnetGroupRecord {
  const found = ctx.store.get<CacheSubnetGroupRecord>(
    collections.subnetGroups,
    (name ?? 'default').toLowerCase(),
  );
  if (found) return found;
  throw new AwsError(
    'CacheSubnetGroupNotFoundFault',
    `Cache Subnet Group ${name ?? 'default'} does not exist.`,
  );
}
