import { equals, ifThen, ref, sub } from '../builder/intrinsics.ts';
import type { ResourceHandle } from '../builder/template.ts';
import { textInput } from '../layer-inputs.ts';
import { type DatabasesScope, dataPolicies } from './databases-scope.ts';
import { mysqlClasses, mysqlVersions } from './mysql-parameters.ts';
import { secretField } from './secret-field.ts';

export type MySql = ResourceHandle<'AWS::RDS::DBInstance'>;

/** The database, and its address in the secret that its user and password come from. */
export function addMySql(scope: DatabasesScope): MySql {
  const { template, environment, parameters } = scope;
  const secretArn = textInput(template, 'MySqlCredentialsArn');
  const subnetGroup = template.resource(
    'MySqlSubnetGroup',
    'AWS::RDS::DBSubnetGroup',
    {
      DBSubnetGroupDescription: 'Private subnets of the environment',
      SubnetIds: scope.subnetIds,
    },
    { tags: { Name: sub`${environment}-mysql` } },
  );
  const database = template.resource(
    'MySql',
    'AWS::RDS::DBInstance',
    {
      ...choices(scope),
      DBInstanceIdentifier: sub`${environment}-mysql`,
      Engine: 'mysql',
      AutoMinorVersionUpgrade: true,
      DBName: secretField(secretArn, 'database'),
      MasterUsername: secretField(secretArn, 'username'),
      MasterUserPassword: secretField(secretArn, 'password'),
      StorageType: 'gp3',
      StorageEncrypted: true,
      DBSubnetGroupName: ref(subnetGroup),
      VPCSecurityGroups: [scope.securityGroupId],
      PubliclyAccessible: false,
      DBParameterGroupName: ref(addParameterGroup(scope)),
      CopyTagsToSnapshot: true,
      ...(parameters.logExports && { EnableCloudwatchLogsExports: ['error', 'slowquery'] }),
      ...(parameters.whenDeleted === 'delete' && { DeleteAutomatedBackups: true }),
    },
    { ...dataPolicies(scope), tags: { Name: sub`${environment}-mysql` } },
  );
  template.resource('MySqlSecretAttachment', 'AWS::SecretsManager::SecretTargetAttachment', {
    SecretId: secretArn,
    TargetId: ref(database),
    TargetType: 'AWS::RDS::DBInstance',
  });
  return database;
}

function choices({ template, parameters }: DatabasesScope) {
  const flag = (logicalId: string, description: string, value: boolean) => {
    const chosen = template.parameter(logicalId, {
      Type: 'String',
      Description: description,
      Default: String(value),
      AllowedValues: ['true', 'false'],
      group: 'MySQL',
    });
    const condition = template.condition(`${logicalId}Chosen`, equals(ref(chosen), 'true'));
    return ifThen(condition, true, false);
  };
  return {
    DBInstanceClass: ref(
      template.parameter('MySqlClass', {
        Type: 'String',
        Description: 'Size of the database.',
        Default: parameters.mysqlClass,
        AllowedValues: mysqlClasses,
        group: 'MySQL',
      }),
    ),
    EngineVersion: ref(
      template.parameter('MySqlVersion', {
        Type: 'String',
        Description: 'Minor version at first; RDS installs newer ones by itself.',
        Default: parameters.mysqlVersion,
        AllowedValues: mysqlVersions,
        group: 'MySQL',
      }),
    ),
    AllocatedStorage: ref(
      template.parameter('MySqlStorageGib', {
        Type: 'String',
        Description: 'GiB of storage at first.',
        Default: String(parameters.storageGib),
        AllowedPattern: '^[1-9][0-9]{1,3}$',
        group: 'MySQL',
      }),
    ),
    MaxAllocatedStorage: ref(
      template.parameter('MySqlMaximumStorageGib', {
        Type: 'Number',
        Description: 'GiB up to which RDS enlarges the storage.',
        Default: parameters.maximumStorageGib,
        group: 'MySQL',
      }),
    ),
    BackupRetentionPeriod: ref(
      template.parameter('BackupRetentionDays', {
        Type: 'Number',
        Description: 'Days for which the database can be restored.',
        Default: parameters.backupRetention,
        MinValue: 1,
        MaxValue: 35,
        group: 'MySQL',
      }),
    ),
    MultiAZ: flag('MultiAz', 'Whether a standby runs in another zone.', parameters.multiAz),
    DeletionProtection: flag(
      'DeletionProtection',
      'Whether RDS refuses to delete the database.',
      parameters.deletionProtection,
    ),
  };
}

function addParameterGroup({ template, environment, parameters }: DatabasesScope) {
  return template.resource(
    'MySqlParameterGroup',
    'AWS::RDS::DBParameterGroup',
    {
      Family: 'mysql8.4',
      Description: 'Connections by TLS only',
      Parameters: {
        require_secure_transport: '1',
        ...(parameters.logExports && {
          slow_query_log: '1',
          long_query_time: '2',
          log_output: 'FILE',
        }),
      },
    },
    { tags: { Name: sub`${environment}-mysql` } },
  );
}
