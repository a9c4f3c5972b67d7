import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type StackFixture, stackFixture } from '../../engine/runner/stack-fixture.ts';
import { resumeReplicationGroups } from './replication-group-life.ts';
import { resumeSnapshots, takeSnapshot } from './snapshots.ts';
import { collections, existingReplicationGroup, findReplicationGroup } from './store.ts';

const ReplicationGroupId = 'again';
const SnapshotName = 'kept';

let endpoint: StackFixture;
beforeEach(async () => {
  vi.useFakeTimers();
  endpoint = stackFixture(undefined, 1);
  const { Vpc } = await endpoint.ec2('CreateVpc', { CidrBlock: '10.0.0.0/16' });
  const { Subnet } = await endpoint.ec2('CreateSubnet', {
    ...Object(Vpc),
    CidrBlock: '10.0.0.0/24',
  });
  await cache('CreateCacheSubnetGroup', {
    CacheSubnetGroupName: 'private',
    CacheSubnetGroupDescription: 'private',
    SubnetIds: [Object(Subnet).SubnetId],
  });
  await createGroup();
});
afterEach(() => {
  endpoint.stop();
  vi.useRealTimers();
});

const cache = (operation: string, input: object) =>
  endpoint.ctx.call('ElastiCache', operation, input);
const pass = (seconds: number) => vi.advanceTimersByTime(seconds * 1000);
const status = () => findReplicationGroup(endpoint.ctx, ReplicationGroupId)?.status;

function createGroup() {
  return cache('CreateReplicationGroup', {
    ReplicationGroupId,
    ReplicationGroupDescription: 'sessions',
    CacheNodeType: 'cache.t4g.micro',
    Engine: 'redis',
    CacheSubnetGroupName: 'private',
  });
}

async function snapshotStatus(): Promise<string | undefined> {
  const { Snapshots } = await cache('DescribeSnapshots', { SnapshotName });
  return Object(Snapshots)[0]?.SnapshotStatus;
}

test('a group made anew under a used id takes its own time', async () => {
  pass(10);
  endpoint.ctx.store.delete(collections.groups, ReplicationGroupId);
  await createGroup();
  pass(419);
  expect(status()).toBe('creating');
  pass(1);
  expect(status()).toBe('available');
});

test('a snapshot made anew under a used name takes its own time', async () => {
  pass(420);
  const group = existingReplicationGroup(endpoint.ctx, ReplicationGroupId);
  takeSnapshot(endpoint.ctx, group, SnapshotName);
  pass(30);
  await cache('DeleteSnapshot', { SnapshotName });
  takeSnapshot(endpoint.ctx, group, SnapshotName);
  pass(119);
  expect(await snapshotStatus()).toBe('creating');
  pass(1);
  expect(await snapshotStatus()).toBe('available');
});

test('what has finished is not waited for after a restart', async () => {
  pass(420);
  await cache('CreateSnapshot', { ReplicationGroupId, SnapshotName });
  pass(120);
  resumeReplicationGroups(endpoint.ctx);
  resumeSnapshots(endpoint.ctx);
  expect(vi.getTimerCount()).toBe(0);
});
