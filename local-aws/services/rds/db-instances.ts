import { randomBytes } from 'node:crypto';
import type {
  CreateDBInstanceMessage,
  DBInstanceMessage,
  DeleteDBInstanceMessage,
  DescribeDBInstancesMessage,
  ModifyDBInstanceMessage,
} from '@aws-sdk/client-rds';
import { AwsError, type CallContext } from '../../service.ts';
import { tagsOf } from '../tag-register.ts';
import { enter } from './db-instance-life.ts';
import { invalidState, requireState } from './db-instance-state.ts';
import {
  arnOf,
  type DbInstanceRecord,
  dbInstances,
  existingDbInstance,
  findDbInstance,
  rdsTags,
  saveDbInstance,
} from './db-instance-store.ts';
import { existingParameterGroup } from './db-parameter-groups.ts';
import { createSnapshotOf } from './db-snapshots.ts';
import { existingSubnetGroup } from './db-subnet-groups.ts';
import { engineOf } from './engines.ts';
import { markerPage } from './page.ts';
import { presentDbInstance } from './present-db-instance.ts';

interface Answer {
  readonly DBInstance: ReturnType<typeof presentDbInstance>;
}

/**
 * @throws AwsError DBInstanceAlreadyExists, DBSubnetGroupNotFoundFault, InvalidParameterValue,
 * InvalidParameterCombination
 */
export function createDbInstance(input: CreateDBInstanceMessage, ctx: CallContext): Answer {
  const identifier = (input.DBInstanceIdentifier ?? '').toLowerCase();
  if (findDbInstance(ctx, identifier)) {
    throw new AwsError('DBInstanceAlreadyExists', 'DB instance already exists', 400);
  }
  const record = newRecord(input, identifier, ctx);
  rdsTags.add(ctx, record.arn, tagsOf(input.Tags));
  return { DBInstance: presentDbInstance(ctx, enter(ctx, record, 'creating')) };
}

function newRecord(
  input: CreateDBInstanceMessage,
  identifier: string,
  ctx: CallContext,
): DbInstanceRecord {
  checkPassword(input);
  const engine = engineOf(input.Engine, input.EngineVersion);
  const group = existingSubnetGroup(ctx, input.DBSubnetGroupName);
  const parameterGroup = input.DBParameterGroupName;
  if (parameterGroup && !parameterGroup.startsWith('default.')) {
    existingParameterGroup(ctx, parameterGroup);
  }
  const storage = input.AllocatedStorage ?? 20;
  if (storage < 20) {
    throw new AwsError(
      'InvalidParameterValue',
      `Invalid storage size for engine name ${engine.name} and storage type ${input.StorageType ?? 'gp2'}: ${storage}`,
    );
  }
  return {
    identifier,
    resourceId: `db-${randomBytes(13).toString('hex').toUpperCase()}`,
    arn: arnOf(ctx, 'db', identifier),
    status: 'creating',
    instanceClass: input.DBInstanceClass ?? '',
    engine: engine.name,
    engineVersion: engine.version,
    masterUsername: input.MasterUsername ?? '',
    ...(input.DBName && { dbName: input.DBName }),
    allocatedStorage: storage,
    ...(input.MaxAllocatedStorage && { maxAllocatedStorage: input.MaxAllocatedStorage }),
    storageType: input.StorageType ?? 'gp2',
    ...(input.Iops && { iops: input.Iops }),
    port: input.Port ?? engine.port,
    multiAz: input.MultiAZ ?? false,
    availabilityZone: input.AvailabilityZone ?? group.zones[0] ?? `${ctx.region}a`,
    subnetGroupName: group.name,
    securityGroupIds: input.VpcSecurityGroupIds ?? [],
    parameterGroupName: parameterGroup ?? `default.${engine.family}`,
    backupRetentionDays: input.BackupRetentionPeriod ?? 1,
    backupWindow: input.PreferredBackupWindow ?? '06:00-06:30',
    maintenanceWindow: input.PreferredMaintenanceWindow ?? 'sun:07:00-sun:07:30',
    encrypted: input.StorageEncrypted ?? false,
    ...(input.KmsKeyId && { kmsKeyId: input.KmsKeyId }),
    isPublic: input.PubliclyAccessible ?? false,
    deletionProtection: input.DeletionProtection ?? false,
    autoMinorVersionUpgrade: input.AutoMinorVersionUpgrade ?? true,
    copyTagsToSnapshot: input.CopyTagsToSnapshot ?? false,
    iamAuthentication: input.EnableIAMDatabaseAuthentication ?? false,
    logExports: input.EnableCloudwatchLogsExports ?? [],
    performanceInsights: input.EnablePerformanceInsights ?? false,
    createdAt: ctx.clock.now().toISOString(),
  };
}

/** Source: `MasterUserPassword` of CreateDBInstance, Amazon RDS API reference. */
function checkPassword({ MasterUserPassword, ManageMasterUserPassword }: CreateDBInstanceMessage) {
  if (ManageMasterUserPassword) return;
  const password = MasterUserPassword ?? '';
  if (password.length < 8) {
    throw new AwsError(
      'InvalidParameterValue',
      'The parameter MasterUserPassword is not a valid password because it is shorter than 8 characters.',
    );
  }
  if (/[/@" ]|[^ -~]/.test(password)) {
    throw new AwsError(
      'InvalidParameterValue',
      `The parameter MasterUserPassword is not a valid password. Only printable ASCII characters besides '/', '@', '"', ' ' may be used.`,
    );
  }
}

export function describeDbInstances(
  input: DescribeDBInstancesMessage,
  ctx: CallContext,
): DBInstanceMessage {
  const named = input.DBInstanceIdentifier;
  const found = named ? [existingDbInstance(ctx, named)] : dbInstances(ctx).filter(matches(input));
  const { items, Marker } = markerPage(found, ({ identifier }) => identifier, input);
  return {
    DBInstances: items.map((record) => presentDbInstance(ctx, record)),
    ...(Marker && { Marker }),
  };
}

function matches({ Filters = [] }: DescribeDBInstancesMessage) {
  return ({ identifier, engine, resourceId }: DbInstanceRecord): boolean =>
    Filters.every(({ Name, Values = [] }) => {
      const value = { 'db-instance-id': identifier, engine, 'dbi-resource-id': resourceId }[
        Name ?? ''
      ];
      return value !== undefined && Values.includes(value);
    });
}

/** @throws AwsError InvalidDBInstanceState */
export function modifyDbInstance(input: ModifyDBInstanceMessage, ctx: CallContext): Answer {
  const record = requireState(ctx, input.DBInstanceIdentifier, ['available', 'stopped']);
  const changed: DbInstanceRecord = {
    ...record,
    ...(input.DBInstanceClass && { instanceClass: input.DBInstanceClass }),
    ...(input.EngineVersion && {
      engineVersion: engineOf(record.engine, input.EngineVersion).version,
    }),
    ...(input.AllocatedStorage && { allocatedStorage: input.AllocatedStorage }),
    ...(input.MaxAllocatedStorage && { maxAllocatedStorage: input.MaxAllocatedStorage }),
    ...(input.StorageType && { storageType: input.StorageType }),
    ...(input.MultiAZ !== undefined && { multiAz: input.MultiAZ }),
    ...(input.VpcSecurityGroupIds && { securityGroupIds: input.VpcSecurityGroupIds }),
    ...(input.DBParameterGroupName && { parameterGroupName: input.DBParameterGroupName }),
    ...(input.BackupRetentionPeriod !== undefined && {
      backupRetentionDays: input.BackupRetentionPeriod,
    }),
    ...(input.DeletionProtection !== undefined && {
      deletionProtection: input.DeletionProtection,
    }),
    ...(input.PubliclyAccessible !== undefined && { isPublic: input.PubliclyAccessible }),
  };
  const saved =
    record.status === 'available' ? enter(ctx, changed, 'modifying') : saveDbInstance(ctx, changed);
  return { DBInstance: presentDbInstance(ctx, saved) };
}

/** @throws AwsError InvalidParameterCombination while it is protected, or without a word on a snapshot */
export function deleteDbInstance(input: DeleteDBInstanceMessage, ctx: CallContext): Answer {
  const record = existingDbInstance(ctx, input.DBInstanceIdentifier);
  if (record.status === 'deleting') {
    throw invalidState(`Instance ${record.identifier} is already being deleted.`);
  }
  if (record.deletionProtection) {
    throw new AwsError(
      'InvalidParameterCombination',
      'Cannot delete protected DB Instance, please disable deletion protection and try again.',
    );
  }
  const { FinalDBSnapshotIdentifier, SkipFinalSnapshot } = input;
  if (!SkipFinalSnapshot && !FinalDBSnapshotIdentifier) {
    throw new AwsError(
      'InvalidParameterCombination',
      'FinalDBSnapshotIdentifier is required unless SkipFinalSnapshot is specified.',
    );
  }
  if (FinalDBSnapshotIdentifier) createSnapshotOf(ctx, record, FinalDBSnapshotIdentifier);
  return { DBInstance: presentDbInstance(ctx, enter(ctx, record, 'deleting')) };
}
