import type { DBInstance } from '@aws-sdk/client-rds';
import type { CallContext } from '../../service.ts';
import { tagList } from '../tag-register.ts';
import { type DbInstanceRecord, rdsTags } from './db-instance-store.ts';
import { findSubnetGroup, presentSubnetGroup } from './db-subnet-groups.ts';

/** An instance as DescribeDBInstances shows it: its endpoint only once it has been created. */
export function presentDbInstance(ctx: CallContext, record: DbInstanceRecord): DBInstance {
  const group = findSubnetGroup(ctx, record.subnetGroupName);
  const second = group?.zones.find((zone) => zone !== record.availabilityZone);
  return {
    DBInstanceIdentifier: record.identifier,
    DBInstanceArn: record.arn,
    DbiResourceId: record.resourceId,
    DBInstanceClass: record.instanceClass,
    DBInstanceStatus: record.status,
    Engine: record.engine,
    EngineVersion: record.engineVersion,
    MasterUsername: record.masterUsername,
    ...(record.dbName && { DBName: record.dbName }),
    ...(record.status !== 'creating' && { Endpoint: endpointOf(ctx, record) }),
    AllocatedStorage: record.allocatedStorage,
    ...(record.maxAllocatedStorage && { MaxAllocatedStorage: record.maxAllocatedStorage }),
    StorageType: record.storageType,
    ...(record.iops && { Iops: record.iops }),
    StorageEncrypted: record.encrypted,
    ...(record.kmsKeyId && { KmsKeyId: record.kmsKeyId }),
    InstanceCreateTime: new Date(record.createdAt),
    PreferredBackupWindow: record.backupWindow,
    PreferredMaintenanceWindow: record.maintenanceWindow,
    BackupRetentionPeriod: record.backupRetentionDays,
    DBSecurityGroups: [],
    VpcSecurityGroups: record.securityGroupIds.map((VpcSecurityGroupId) => ({
      VpcSecurityGroupId,
      Status: 'active',
    })),
    DBParameterGroups: [
      { DBParameterGroupName: record.parameterGroupName, ParameterApplyStatus: 'in-sync' },
    ],
    AvailabilityZone: record.availabilityZone,
    ...(record.multiAz && second && { SecondaryAvailabilityZone: second }),
    ...(group && { DBSubnetGroup: presentSubnetGroup(group) }),
    MultiAZ: record.multiAz,
    AutoMinorVersionUpgrade: record.autoMinorVersionUpgrade,
    PubliclyAccessible: record.isPublic,
    DeletionProtection: record.deletionProtection,
    CopyTagsToSnapshot: record.copyTagsToSnapshot,
    IAMDatabaseAuthenticationEnabled: record.iamAuthentication,
    PerformanceInsightsEnabled: record.performanceInsights,
    EnabledCloudwatchLogsExports: [...record.logExports],
    CACertificateIdentifier: 'rds-ca-rsa2048-g1',
    LicenseModel: 'general-public-license',
    NetworkType: 'IPV4',
    TagList: tagList(rdsTags.of(ctx, record.arn)),
  };
}

export function endpointOf(ctx: CallContext, { identifier, port, resourceId }: DbInstanceRecord) {
  const account = resourceId.slice(3, 15).toLowerCase();
  return {
    Address: `${identifier}.${account}.${ctx.region}.rds.amazonaws.com`,
    Port: port,
    HostedZoneId: 'Z2XHWR1WZ565X2',
  };
}
