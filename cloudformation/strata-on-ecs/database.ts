import { equals, getAtt, ifThen, join, ref } from '../builder/intrinsics.ts';
import type { ResourceHandle } from '../builder/template.ts';
import { databasePort, type Scope, type Secret, type SecurityGroup } from './scope.ts';

export type Database = ResourceHandle<'AWS::RDS::DBInstance'>;

interface Needs {
  readonly credentials: Secret;
  readonly securityGroup: SecurityGroup;
}

/** PostgreSQL in RDS: encrypted, in private subnets, backed up, and a snapshot when it is deleted. */
export function addDatabase(
  { template, privateSubnetIds }: Scope,
  { credentials, securityGroup }: Needs,
): Database {
  const group = 'Database';
  const subnetGroup = template.resource('DatabaseSubnets', 'AWS::RDS::DBSubnetGroup', {
    DBSubnetGroupDescription: 'Private subnets of Strata',
    SubnetIds: privateSubnetIds,
  });
  const instanceClass = template.parameter('DatabaseClass', {
    Type: 'String',
    Description: 'Size of the database.',
    Default: 'db.t4g.small',
    AllowedValues: ['db.t4g.micro', 'db.t4g.small', 'db.t4g.medium', 'db.m7g.large'],
    group,
  });
  const multiAz = template.parameter('DatabaseMultiAz', {
    Type: 'String',
    Description: 'Whether a standby runs in another zone.',
    Default: 'true',
    AllowedValues: ['true', 'false'],
    group,
  });
  const retention = template.parameter('DatabaseBackupDays', {
    Type: 'Number',
    Description: 'Days for which the database can be restored.',
    Default: 14,
    MinValue: 1,
    MaxValue: 35,
    group,
  });
  const hasStandby = template.condition('DatabaseHasStandby', equals(ref(multiAz), 'true'));
  const field = (name: string) =>
    join('', ['{{resolve:secretsmanager:', ref(credentials), `:SecretString:${name}}}`]);
  const database = template.resource(
    'Database',
    'AWS::RDS::DBInstance',
    {
      Engine: 'postgres',
      EngineVersion: '17.6',
      AutoMinorVersionUpgrade: true,
      DBInstanceClass: ref(instanceClass),
      DBName: 'strata',
      MasterUsername: field('username'),
      MasterUserPassword: field('password'),
      Port: String(databasePort),
      AllocatedStorage: '20',
      MaxAllocatedStorage: 200,
      StorageType: 'gp3',
      StorageEncrypted: true,
      DBSubnetGroupName: ref(subnetGroup),
      VPCSecurityGroups: [getAtt(securityGroup, 'GroupId')],
      PubliclyAccessible: false,
      MultiAZ: ifThen(hasStandby, true, false),
      BackupRetentionPeriod: ref(retention),
      CopyTagsToSnapshot: true,
      DeletionProtection: true,
    },
    { deletionPolicy: 'Snapshot', updateReplacePolicy: 'Snapshot' },
  );
  template.resource('DatabaseAttachment', 'AWS::SecretsManager::SecretTargetAttachment', {
    SecretId: ref(credentials),
    TargetId: ref(database),
    TargetType: 'AWS::RDS::DBInstance',
  });
  return database;
}
