import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type TestEndpoint, testEndpoint } from '../../test-endpoint.ts';

let endpoint: TestEndpoint;

const request = {
  ReplicationGroupDescription: 'sessions',
  CacheNodeType: 'cache.t4g.micro',
  Engine: 'redis',
  EngineVersion: '7.1',
  CacheSubnetGroupName: 'private',
  TransitEncryptionEnabled: true,
  AtRestEncryptionEnabled: true,
};

beforeAll(async () => {
  endpoint = await testEndpoint({ speed: 10_000 });
  const { ec2, elastiCache } = endpoint.clients;
  const { Vpc } = await ec2.createVpc({ CidrBlock: '10.0.0.0/16' });
  const { Subnet } = await ec2.createSubnet({ VpcId: Vpc?.VpcId, CidrBlock: '10.0.0.0/24' });
  await elastiCache.createCacheSubnetGroup({
    CacheSubnetGroupName: 'private',
    CacheSubnetGroupDescription: 'private subnets',
    SubnetIds: [Subnet?.SubnetId ?? ''],
  });
});
afterAll(() => endpoint[Symbol.asyncDispose]());

const atSpeed = (speed: number) => endpoint.control('POST', 'speed', { speed });

async function groupOf(ReplicationGroupId: string) {
  const { elastiCache } = endpoint.clients;
  const { ReplicationGroups } = await elastiCache.describeReplicationGroups({ ReplicationGroupId });
  return ReplicationGroups?.[0];
}

test('a replication group lives from creation to deletion', async () => {
  const { elastiCache } = endpoint.clients;
  const ReplicationGroupId = 'living';
  await atSpeed(1);
  await elastiCache.createReplicationGroup({
    ...request,
    ReplicationGroupId,
    NumCacheClusters: 2,
    AutomaticFailoverEnabled: true,
    AuthToken: 'Sixteen!chars#16',
  });
  expect(await groupOf(ReplicationGroupId)).toMatchObject({ Status: 'creating' });
  await expect(elastiCache.deleteReplicationGroup({ ReplicationGroupId })).rejects.toMatchObject({
    name: 'InvalidReplicationGroupStateFault',
  });
  await atSpeed(10_000);
  await vi.waitFor(async () =>
    expect(await groupOf(ReplicationGroupId)).toMatchObject({
      Status: 'available',
      AuthTokenEnabled: true,
      MemberClusters: ['living-001', 'living-002'],
      NodeGroups: [{ PrimaryEndpoint: { Address: expect.stringMatching(/^master\.living\./) } }],
    }),
  );
  const snapshot = { SnapshotName: 'by-hand' };
  await atSpeed(1);
  await elastiCache.createSnapshot({ ...snapshot, ReplicationGroupId });
  expect(await groupOf(ReplicationGroupId)).toMatchObject({ Status: 'snapshotting' });
  await expect(
    elastiCache.createSnapshot({ SnapshotName: 'too-soon', ReplicationGroupId }),
  ).rejects.toMatchObject({ name: 'InvalidReplicationGroupStateFault' });
  await atSpeed(10_000);
  await vi.waitFor(async () =>
    expect((await elastiCache.describeSnapshots(snapshot)).Snapshots).toMatchObject([
      { SnapshotStatus: 'available', NodeSnapshots: [{ SnapshotCreateTime: expect.any(Date) }] },
    ]),
  );
  await elastiCache.deleteSnapshot(snapshot);
  expect((await elastiCache.describeSnapshots(snapshot)).Snapshots).toEqual([]);
  await vi.waitFor(async () =>
    expect(await groupOf(ReplicationGroupId)).toMatchObject({ Status: 'available' }),
  );
  const { CacheClusters } = await elastiCache.describeCacheClusters({});
  expect(CacheClusters?.map(({ CacheClusterId }) => CacheClusterId)).toEqual([
    'living-001',
    'living-002',
  ]);
  await expect(
    elastiCache.deleteCacheSubnetGroup({ CacheSubnetGroupName: 'private' }),
  ).rejects.toMatchObject({ name: 'CacheSubnetGroupInUse' });
  await elastiCache.deleteReplicationGroup({
    ReplicationGroupId,
    FinalSnapshotIdentifier: 'last-state',
  });
  await vi.waitFor(() =>
    expect(groupOf(ReplicationGroupId)).rejects.toMatchObject({
      name: 'ReplicationGroupNotFoundFault',
    }),
  );
  const { Snapshots } = await elastiCache.describeSnapshots({ SnapshotName: 'last-state' });
  expect(Snapshots).toMatchObject([{ ReplicationGroupId }]);
});

test.each([
  [
    'a token without encryption in transit',
    { AuthToken: 'Sixteen!chars#16', TransitEncryptionEnabled: false },
    'InvalidParameterCombinationException',
  ],
  ['a token with a slash', { AuthToken: 'sixteen/chars/xx' }, 'InvalidParameterValueException'],
  [
    'failover without a replica',
    { AutomaticFailoverEnabled: true },
    'InvalidParameterCombinationException',
  ],
  ['an unknown subnet group', { CacheSubnetGroupName: 'nowhere' }, 'CacheSubnetGroupNotFoundFault'],
])('refuses %s', async (_, wrong, name) => {
  await expect(
    endpoint.clients.elastiCache.createReplicationGroup({
      ...request,
      ReplicationGroupId: 'no',
      ...wrong,
    }),
  ).rejects.toMatchObject({ name });
});
