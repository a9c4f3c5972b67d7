import { defineLayer } from '../layer.ts';
import { databasesParameters } from './parameters.ts';
import { databasesTemplate } from './template.ts';

export const databasesLayer = defineLayer({
  id: 'databases',
  title: 'Databases',
  purpose: 'MySQL and Redis in the private subnets, their addresses in their secrets',
  needs: ['network', 'security', 'secrets'],
  parameters: databasesParameters,
  presets: {
    minimal: { backupRetention: 1, snapshotRetention: 0, whenDeleted: 'delete' },
    development: { backupRetention: 3, whenDeleted: 'delete' },
    production: {
      mysqlClass: 'db.m7g.large',
      storageGib: 100,
      maximumStorageGib: 1000,
      multiAz: true,
      backupRetention: 35,
      logExports: true,
      redisNodeType: 'cache.m7g.large',
      redisReplicas: 1,
      snapshotRetention: 14,
      deletionProtection: true,
      whenDeleted: 'snapshot',
    },
  },
  template: databasesTemplate,
  stackParameters: (parameters, context) => ({
    Environment: context.environment,
    MySqlClass: parameters.mysqlClass,
    MySqlVersion: parameters.mysqlVersion,
    MySqlStorageGib: String(parameters.storageGib),
    MySqlMaximumStorageGib: String(parameters.maximumStorageGib),
    BackupRetentionDays: String(parameters.backupRetention),
    MultiAz: String(parameters.multiAz),
    DeletionProtection: String(parameters.deletionProtection),
    RedisNodeType: parameters.redisNodeType,
    SnapshotRetentionDays: String(parameters.snapshotRetention),
  }),
});
