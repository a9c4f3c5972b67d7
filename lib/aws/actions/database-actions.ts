import { CreateSnapshotCommand } from '@aws-sdk/client-elasticache';
import {
  CreateDBSnapshotCommand,
  RebootDBInstanceCommand,
  StartDBInstanceCommand,
  StopDBInstanceCommand,
} from '@aws-sdk/client-rds';
import { snapshotCache } from '#lib/resources/elasticache/replication-group-actions.ts';
import {
  rebootDatabase,
  snapshotDatabase,
  startDatabase,
  stopDatabase,
} from '#lib/resources/rds/db-instance-actions.ts';
import { performs } from './performer.ts';

export const dbInstancePerformers = [
  performs(startDatabase, async ({ aws: { rds }, node }) => {
    await rds.send(new StartDBInstanceCommand({ DBInstanceIdentifier: node.id }));
  }),
  performs(stopDatabase, async ({ aws: { rds }, node }) => {
    await rds.send(new StopDBInstanceCommand({ DBInstanceIdentifier: node.id }));
  }),
  performs(rebootDatabase, async ({ aws: { rds }, node }) => {
    await rds.send(new RebootDBInstanceCommand({ DBInstanceIdentifier: node.id }));
  }),
  performs(snapshotDatabase, async ({ aws: { rds }, node, input }) => {
    await rds.send(
      new CreateDBSnapshotCommand({
        DBInstanceIdentifier: node.id,
        DBSnapshotIdentifier: input.snapshot,
      }),
    );
    return input.snapshot;
  }),
];

export const replicationGroupPerformers = [
  performs(snapshotCache, async ({ aws: { elastiCache }, node, input }) => {
    await elastiCache.send(
      new CreateSnapshotCommand({ ReplicationGroupId: node.id, SnapshotName: input.snapshot }),
    );
    return input.snapshot;
  }),
];
