import type {
  CreateSnapshotMessage,
  DeleteSnapshotMessage,
  DescribeSnapshotsListMessage,
  DescribeSnapshotsMessage,
  Snapshot,
} from '@aws-sdk/client-elasticache';
import { AwsError, type CallContext } from '../../service.ts';
import { markerPage } from '../rds/page.ts';
import { tagsOf } from '../tag-register.ts';
import { enter } from './replication-group-life.ts';
import {
  type CacheSnapshotRecord,
  cacheArn,
  cacheTags,
  collections,
  existingReplicationGroup,
  type ReplicationGroupRecord,
} from './store.ts';

const creationSeconds = 120;

/** @throws AwsError InvalidReplicationGroupState, SnapshotAlreadyExistsFault */
export function createSnapshot(input: CreateSnapshotMessage, ctx: CallContext) {
  const source = existingReplicationGroup(ctx, input.ReplicationGroupId);
  if (source.status !== 'available') {
    throw new AwsError(
      'InvalidReplicationGroupState',
      `Replication group ${source.id} has status ${source.status} which is not valid for this operation.`,
    );
  }
  const record = takeSnapshot(ctx, source, input.SnapshotName ?? '');
  cacheTags.add(ctx, record.arn, tagsOf(input.Tags));
  enter(ctx, source, 'snapshotting');
  return { Snapshot: present(record) };
}

export function takeSnapshot(
  ctx: CallContext,
  source: ReplicationGroupRecord,
  name: string,
): CacheSnapshotRecord {
  if (ctx.store.get(collections.snapshots, name)) {
    throw new AwsError(
      'SnapshotAlreadyExistsFault',
      `Snapshot with specified name already exists: ${name}`,
    );
  }
  const record: CacheSnapshotRecord = {
    name,
    arn: cacheArn(ctx, 'snapshot', name),
    status: 'creating',
    createdAt: ctx.clock.now().toISOString(),
    source,
  };
  ctx.store.put(collections.snapshots, name, record);
  finishLater(ctx, record);
  return record;
}

export function resumeSnapshots(ctx: CallContext): void {
  for (const record of ctx.store.list<CacheSnapshotRecord>(collections.snapshots)) {
    if (record.status === 'creating') finishLater(ctx, record);
  }
}

/** A snapshot made anew under the name is another one, which waits for itself. */
function finishLater(ctx: CallContext, { name, createdAt }: CacheSnapshotRecord): void {
  ctx.clock.after(creationSeconds, () => {
    const current = ctx.store.get<CacheSnapshotRecord>(collections.snapshots, name);
    if (current?.createdAt !== createdAt) return;
    ctx.store.put(collections.snapshots, name, { ...current, status: 'available' });
  });
}

export function describeSnapshots(
  input: DescribeSnapshotsMessage,
  ctx: CallContext,
): DescribeSnapshotsListMessage {
  const { ReplicationGroupId, SnapshotName } = input;
  const found = ctx.store
    .list<CacheSnapshotRecord>(collections.snapshots)
    .filter(({ source }) => !ReplicationGroupId || source.id === ReplicationGroupId)
    .filter(({ name }) => !SnapshotName || name === SnapshotName)
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const { items, Marker } = markerPage(found, ({ name }) => name, input);
  return { Snapshots: items.map(present), ...(Marker && { Marker }) };
}

/** @throws AwsError SnapshotNotFoundFault */
export function deleteSnapshot({ SnapshotName = '' }: DeleteSnapshotMessage, ctx: CallContext) {
  const record = ctx.store.get<CacheSnapshotRecord>(collections.snapshots, SnapshotName);
  if (!record) {
    throw new AwsError('SnapshotNotFoundFault', `Snapshot not found: ${SnapshotName}`, 404);
  }
  ctx.store.delete(collections.snapshots, SnapshotName);
  cacheTags.forget(ctx, record.arn);
  return { Snapshot: { ...present(record), SnapshotStatus: 'deleting' } };
}

function present({ name, arn, createdAt, status, source }: CacheSnapshotRecord): Snapshot {
  return {
    SnapshotName: name,
    ARN: arn,
    ReplicationGroupId: source.id,
    ReplicationGroupDescription: source.description,
    SnapshotStatus: status,
    SnapshotSource: 'manual',
    Engine: source.engine,
    EngineVersion: source.engineVersion,
    CacheNodeType: source.nodeType,
    NumNodeGroups: 1,
    NodeSnapshots: [
      {
        CacheClusterId: `${source.id}-001`,
        CacheNodeId: '0001',
        CacheNodeCreateTime: new Date(source.createdAt),
        SnapshotCreateTime: new Date(createdAt),
        ...(status === 'available' && { CacheSize: '4 MB' }),
      },
    ],
  };
}
