import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type StackFixture, stackFixture } from '../../engine/runner/stack-fixture.ts';
import { resumeDbInstances } from './db-instance-life.ts';
import { findDbInstance } from './db-instance-store.ts';
import { resumeSnapshots } from './db-snapshots.ts';

const DBInstanceIdentifier = 'again';
const DBSnapshotIdentifier = 'kept';

let endpoint: StackFixture;
beforeEach(async () => {
  vi.useFakeTimers();
  endpoint = stackFixture(undefined, 1);
  const { Vpc } = await endpoint.ec2('CreateVpc', { CidrBlock: '10.0.0.0/16' });
  const SubnetIds: string[] = [];
  for (const [index, zone] of ['a', 'b'].entries()) {
    const { Subnet } = await endpoint.ec2('CreateSubnet', {
      ...Object(Vpc),
      CidrBlock: `10.0.${index}.0/24`,
      AvailabilityZone: `us-east-2${zone}`,
    });
    SubnetIds.push(Object(Subnet).SubnetId);
  }
  await rds('CreateDBSubnetGroup', {
    DBSubnetGroupName: 'zones',
    DBSubnetGroupDescription: 'zones',
    SubnetIds,
  });
});
afterEach(() => {
  endpoint.stop();
  vi.useRealTimers();
});

const rds = (operation: string, input: object) => endpoint.ctx.call('RDS', operation, input);
const pass = (seconds: number) => vi.advanceTimersByTime(seconds * 1000);
const status = () => findDbInstance(endpoint.ctx, DBInstanceIdentifier)?.status;

function createInstance() {
  return rds('CreateDBInstance', {
    DBInstanceIdentifier,
    DBInstanceClass: 'db.t4g.micro',
    Engine: 'mysql',
    MasterUsername: 'admin',
    MasterUserPassword: 'Sixteen!chars#16',
    AllocatedStorage: 20,
    DBSubnetGroupName: 'zones',
  });
}

async function snapshotStatus(): Promise<string | undefined> {
  const { DBSnapshots } = await rds('DescribeDBSnapshots', { DBSnapshotIdentifier });
  return Object(DBSnapshots)[0]?.Status;
}

test('an instance made anew under a used name takes its own time', async () => {
  await createInstance();
  pass(10);
  await rds('DeleteDBInstance', { DBInstanceIdentifier, SkipFinalSnapshot: true });
  pass(150);
  expect(status()).toBeUndefined();
  await createInstance();
  pass(329);
  expect(status()).toBe('creating');
  pass(1);
  expect(status()).toBe('available');
});

test('a snapshot made anew under a used name takes its own time', async () => {
  await createInstance();
  pass(330);
  await rds('CreateDBSnapshot', { DBInstanceIdentifier, DBSnapshotIdentifier });
  pass(30);
  await rds('DeleteDBSnapshot', { DBSnapshotIdentifier });
  await rds('CreateDBSnapshot', { DBInstanceIdentifier, DBSnapshotIdentifier });
  pass(89);
  expect(await snapshotStatus()).toBe('creating');
  pass(1);
  expect(await snapshotStatus()).toBe('available');
});

test('what has finished is not waited for after a restart', async () => {
  await createInstance();
  pass(330);
  await rds('CreateDBSnapshot', { DBInstanceIdentifier, DBSnapshotIdentifier });
  pass(90);
  resumeDbInstances(endpoint.ctx);
  resumeSnapshots(endpoint.ctx);
  expect(vi.getTimerCount()).toBe(0);
});
