import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type TestEndpoint, testEndpoint } from '../../test-endpoint.ts';

let endpoint: TestEndpoint;
let subnetIds: string[];

beforeAll(async () => {
  endpoint = await testEndpoint({ speed: 10_000 });
  const { ec2, rds } = endpoint.clients;
  subnetIds = await twoSubnets(ec2);
  await rds.createDBSubnetGroup({
    DBSubnetGroupName: 'Two-Zones',
    DBSubnetGroupDescription: 'two zones',
    SubnetIds: subnetIds,
  });
});
afterAll(() => endpoint[Symbol.asyncDispose]());

async function twoSubnets(ec2: TestEndpoint['clients']['ec2']): Promise<string[]> {
  const { Vpc } = await ec2.createVpc({ CidrBlock: '10.0.0.0/16' });
  const created = await Promise.all(
    ['a', 'b'].map((zone, index) =>
      ec2.createSubnet({
        VpcId: Vpc?.VpcId,
        CidrBlock: `10.0.${index}.0/24`,
        AvailabilityZone: `us-east-2${zone}`,
      }),
    ),
  );
  return created.map(({ Subnet }) => Subnet?.SubnetId ?? '');
}

const request = {
  DBInstanceClass: 'db.t4g.micro',
  Engine: 'mysql',
  EngineVersion: '8.4',
  MasterUsername: 'admin',
  MasterUserPassword: 'Sixteen!chars#16',
  AllocatedStorage: 20,
  DBSubnetGroupName: 'two-zones',
};

async function status(DBInstanceIdentifier: string): Promise<string | undefined> {
  const { DBInstances } = await endpoint.clients.rds.describeDBInstances({ DBInstanceIdentifier });
  return DBInstances?.[0]?.DBInstanceStatus;
}

const reached = (identifier: string, wanted: string) =>
  vi.waitFor(async () => expect(await status(identifier)).toBe(wanted), { timeout: 5_000 });

test('an instance lives from creation over stop and start to deletion', async () => {
  const { rds } = endpoint.clients;
  const DBInstanceIdentifier = 'living';
  const { DBInstance } = await rds.createDBInstance({
    ...request,
    DBInstanceIdentifier: 'Living',
    DBName: 'platform',
    Tags: [{ Key: 'strata:environment', Value: 'dev' }],
  });
  expect(DBInstance).toMatchObject({ DBInstanceIdentifier, DBInstanceStatus: 'creating' });
  expect(DBInstance?.Endpoint).toBeUndefined();
  await reached(DBInstanceIdentifier, 'available');
  const { DBInstances } = await rds.describeDBInstances({ DBInstanceIdentifier });
  expect(DBInstances?.[0]).toMatchObject({
    EngineVersion: expect.stringMatching(/^8\.4\.\d+$/),
    Endpoint: { Address: expect.stringMatching(/^living\..*\.rds\.amazonaws\.com$/), Port: 3306 },
    DBSubnetGroup: { DBSubnetGroupName: 'two-zones', Subnets: [{}, {}] },
  });
  await endpoint.control('POST', 'speed', { speed: 1 });
  await rds.stopDBInstance({ DBInstanceIdentifier });
  await expect(rds.startDBInstance({ DBInstanceIdentifier })).rejects.toMatchObject({
    name: 'InvalidDBInstanceStateFault',
    message: expect.stringContaining('Instance living cannot be started as it is not in one of'),
  });
  await endpoint.control('POST', 'speed', { speed: 10_000 });
  await reached(DBInstanceIdentifier, 'stopped');
  for (const refused of [
    () => rds.stopDBInstance({ DBInstanceIdentifier }),
    () => rds.rebootDBInstance({ DBInstanceIdentifier }),
  ]) {
    await expect(refused()).rejects.toMatchObject({
      name: 'InvalidDBInstanceStateFault',
      message: 'Instance living is not in available state.',
    });
  }
  await rds.startDBInstance({ DBInstanceIdentifier });
  await reached(DBInstanceIdentifier, 'available');
  const rebooting = await rds.rebootDBInstance({ DBInstanceIdentifier });
  expect(rebooting.DBInstance?.DBInstanceStatus).toBe('rebooting');
  await reached(DBInstanceIdentifier, 'available');
  await rds.createDBSnapshot({ DBInstanceIdentifier, DBSnapshotIdentifier: 'kept' });
  await rds.deleteDBInstance({ DBInstanceIdentifier, SkipFinalSnapshot: true });
  await vi.waitFor(() =>
    expect(rds.describeDBInstances({ DBInstanceIdentifier })).rejects.toMatchObject({
      name: 'DBInstanceNotFoundFault',
      message: 'DBInstance living not found.',
    }),
  );
  const { DBSnapshots } = await rds.describeDBSnapshots({ DBInstanceIdentifier });
  expect(DBSnapshots).toMatchObject([{ DBSnapshotIdentifier: 'kept', Engine: 'mysql' }]);
});

test('the tagging API sees it', async () => {
  const { rds, tagging } = endpoint.clients;
  const Tags = [{ Key: 'strata:environment', Value: 'tagged' }];
  await rds.createDBInstance({ ...request, DBInstanceIdentifier: 'tagged', Tags });
  const { ResourceTagMappingList } = await tagging.getResources({
    TagFilters: [{ Key: 'strata:environment', Values: ['tagged'] }],
  });
  expect(ResourceTagMappingList?.map(({ ResourceARN }) => ResourceARN)).toEqual([
    'arn:aws:rds:us-east-2:000000000000:db:tagged',
  ]);
});

describe('refuses', () => {
  test.each([
    ['a password with a slash', { MasterUserPassword: 'a/slash/is/not' }, 'InvalidParameterValue'],
    ['a short password', { MasterUserPassword: 'short' }, 'InvalidParameterValue'],
    ['an unknown engine', { Engine: 'foxpro' }, 'InvalidParameterValue'],
    ['an unknown version', { EngineVersion: '5.1' }, 'InvalidParameterCombination'],
    ['an unknown subnet group', { DBSubnetGroupName: 'nowhere' }, 'DBSubnetGroupNotFoundFault'],
    ['too little storage', { AllocatedStorage: 5 }, 'InvalidParameterValue'],
  ])('%s', async (_, wrong, name) => {
    await expect(
      endpoint.clients.rds.createDBInstance({ ...request, DBInstanceIdentifier: 'no', ...wrong }),
    ).rejects.toMatchObject({ name });
  });

  test('a subnet group in one zone', async () => {
    await expect(
      endpoint.clients.rds.createDBSubnetGroup({
        DBSubnetGroupName: 'one-zone',
        DBSubnetGroupDescription: 'one',
        SubnetIds: subnetIds.slice(0, 1),
      }),
    ).rejects.toMatchObject({ name: 'DBSubnetGroupDoesNotCoverEnoughAZs' });
  });

  test('to delete what is protected or in use', async () => {
    const { rds } = endpoint.clients;
    const DBInstanceIdentifier = 'protected';
    await rds.createDBInstance({ ...request, DBInstanceIdentifier, DeletionProtection: true });
    await expect(
      rds.deleteDBInstance({ DBInstanceIdentifier, SkipFinalSnapshot: true }),
    ).rejects.toMatchObject({ name: 'InvalidParameterCombination' });
    await expect(rds.deleteDBSubnetGroup({ DBSubnetGroupName: 'two-zones' })).rejects.toMatchObject(
      { name: 'InvalidDBSubnetGroupStateFault' },
    );
  });
});
