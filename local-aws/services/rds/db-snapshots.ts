import type {
  CreateDBSnapshotMessage,
  DBSnapshot,
  DBSnapshotMessage,
  DeleteDBSnapshotMessage,
  DescribeDBSnapshotsMessage,
} from '@aws-sdk/client-rds';
import { AwsError, type CallContext } from '../../service.ts';
import { tagList, tagsOf } from '../tag-register.ts';
import { arnOf, type DbInstanceRecord, existingDbInstance, rdsTags } from './db-instance-store.ts';
import { emitSnapshotCreated } from './emit-rds-events.ts';
import { markerPage } from './page.ts';

interface DbSnapshotRecord {
  readonly identifier: string;
  readonly arn: string;
  readonly status: 'creating' | 'available';
  readonly createdAt: string;
  readonly instance: DbInstanceRecord;
}

const collection = 'rds.db-snapshot';
const creationSeconds = 90;

export function createDbSnapshot(input: CreateDBSnapshotMessage, ctx: CallContext) {
  const instance = existingDbInstance(ctx, input.DBInstanceIdentifier);
  if (instance.status !== 'available') {
    throw new AwsError(
      'InvalidDBInstanceState',
      `Cannot create a snapshot because the database instance ${instance.identifier} is not currently in the available state.`,
    );
  }
  const record = createSnapshotOf(ctx, instance, input.DBSnapshotIdentifier ?? '');
  rdsTags.add(ctx, record.arn, tagsOf(input.Tags));
  return { DBSnapshot: present(ctx, record) };
}

/** @throws AwsError DBSnapshotAlreadyExists */
export function createSnapshotOf(
  ctx: CallContext,
  instance: DbInstanceRecord,
  name: string,
): DbSnapshotRecord {
  const identifier = name.toLowerCase();
  if (ctx.store.get(collection, identifier)) {
    throw new AwsError(
      'DBSnapshotAlreadyExists',
      `Cannot create the snapshot because a snapshot with the identifier ${identifier} already exists.`,
    );
  }
  const record: DbSnapshotRecord = {
    identifier,
    arn: arnOf(ctx, 'snapshot', identifier),
    status: 'creating',
    createdAt: ctx.clock.now().toISOString(),
    instance,
  };
  ctx.store.put(collection, identifier, record);
  if (instance.copyTagsToSnapshot) rdsTags.add(ctx, record.arn, rdsTags.of(ctx, instance.arn));
  finishLater(ctx, record);
  return record;
}

export function resumeSnapshots(ctx: CallContext): void {
  for (const record of ctx.store.list<DbSnapshotRecord>(collection)) {
    if (record.status === 'creating') finishLater(ctx, record);
  }
}

/** A snapshot made anew under the name is another one, which waits for itself. */
function finishLater(ctx: CallContext, { identifier, createdAt }: DbSnapshotRecord): void {
  ctx.clock.after(creationSeconds, () => {
    const current = ctx.store.get<DbSnapshotRecord>(collection, identifier);
    if (current?.createdAt !== createdAt) return;
    ctx.store.put(collection, identifier, { ...current, status: 'available' });
    emitSnapshotCreated(ctx, current);
  });
}

export function describeDbSnapshots(
  input: DescribeDBSnapshotsMessage,
  ctx: CallContext,
): DBSnapshotMessage {
  const { DBInstanceIdentifier: instance, DBSnapshotIdentifier: named } = input;
  const found = ctx.store
    .list<DbSnapshotRecord>(collection)
    .filter((record) => instance === undefined || record.instance.identifier === instance)
    .filter(() => (input.SnapshotType ?? 'manual') === 'manual')
    .filter((record) => named === undefined || record.identifier === named.toLowerCase())
    .sort((a, b) => (a.identifier < b.identifier ? -1 : 1));
  if (named && found.length === 0) throw snapshotNotFound(named);
  const { items, Marker } = markerPage(found, ({ identifier }) => identifier, input);
  return { DBSnapshots: items.map((record) => present(ctx, record)), ...(Marker && { Marker }) };
}

export function deleteDbSnapshot(input: DeleteDBSnapshotMessage, ctx: CallContext) {
  const identifier = (input.DBSnapshotIdentifier ?? '').toLowerCase();
  const record = ctx.store.get<DbSnapshotRecord>(collection, identifier);
  if (!record) throw snapshotNotFound(identifier);
  const shown = present(ctx, record);
  ctx.store.delete(collection, identifier);
  rdsTags.forget(ctx, record.arn);
  return { DBSnapshot: shown };
}

function snapshotNotFound(identifier: string): AwsError {
  return new AwsError('DBSnapshotNotFound', `DBSnapshot ${identifier} not found.`, 404);
}

function present(ctx: CallContext, record: DbSnapshotRecord): DBSnapshot {
  const { instance } = record;
  return {
    DBSnapshotIdentifier: record.identifier,
    DBSnapshotArn: record.arn,
    DBInstanceIdentifier: instance.identifier,
    DbiResourceId: instance.resourceId,
    Status: record.status,
    PercentProgress: record.status === 'available' ? 100 : 0,
    SnapshotType: 'manual',
    SnapshotCreateTime: new Date(record.createdAt),
    Engine: instance.engine,
    EngineVersion: instance.engineVersion,
    AllocatedStorage: instance.allocatedStorage,
    StorageType: instance.storageType,
    Encrypted: instance.encrypted,
    AvailabilityZone: instance.availabilityZone,
    MasterUsername: instance.masterUsername,
    Port: instance.port,
    TagList: tagList(rdsTags.of(ctx, record.arn)),
  };
}
