import { paginateDescribeSnapshots } from '@aws-sdk/client-elasticache';
import { paginateDescribeDBSnapshots } from '@aws-sdk/client-rds';
import type { Snapshot } from '#lib/api/hosts.ts';
import type { Aws } from './clients.ts';

/** RDS takes up to 100 records a page, ElastiCache up to 50 (`MaxRecords`). */
const rdsPage = 100;
const cachePage = 50;

/** Snapshots of an RDS instance, those of AWS's own backups included. */
export async function dbSnapshots(
  { rds }: Pick<Aws, 'rds'>,
  DBInstanceIdentifier: string,
): Promise<Snapshot[]> {
  const found: Snapshot[] = [];
  const pages = paginateDescribeDBSnapshots(
    { client: rds, pageSize: rdsPage },
    { DBInstanceIdentifier },
  );
  for await (const { DBSnapshots = [] } of pages) {
    for (const shape of DBSnapshots) {
      found.push({
        name: shape.DBSnapshotIdentifier ?? '',
        state: shape.Status ?? 'unknown',
        createdAt: shape.SnapshotCreateTime?.toISOString() ?? null,
        size: shape.AllocatedStorage === undefined ? null : `${shape.AllocatedStorage} GiB`,
        isManual: shape.SnapshotType === 'manual',
      });
    }
  }
  return found;
}

/** Snapshots of a replication group; each node's is made and measured by itself. */
export async function cacheSnapshots(
  { elastiCache }: Pick<Aws, 'elastiCache'>,
  ReplicationGroupId: string,
): Promise<Snapshot[]> {
  const found: Snapshot[] = [];
  const pages = paginateDescribeSnapshots(
    { client: elastiCache, pageSize: cachePage },
    { ReplicationGroupId },
  );
  for await (const { Snapshots = [] } of pages) {
    for (const { SnapshotName, SnapshotStatus, SnapshotSource, NodeSnapshots = [] } of Snapshots) {
      const times = NodeSnapshots.flatMap(({ SnapshotCreateTime }) => SnapshotCreateTime ?? []);
      const sizes = NodeSnapshots.flatMap(({ CacheSize }) => CacheSize || []);
      found.push({
        name: SnapshotName ?? '',
        state: SnapshotStatus ?? 'unknown',
        createdAt: times[0]?.toISOString() ?? null,
        size: sizes.length > 0 ? sizes.join(' + ') : null,
        isManual: SnapshotSource === 'manual',
      });
    }
  }
  return found;
}
