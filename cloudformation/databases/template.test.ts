import { describe, expect, test } from 'vitest';
import { renderYaml } from '../builder/render-template.ts';
import { databasesLayer } from './layer.ts';
import { databasesParameters } from './parameters.ts';
import { databasesTemplate } from './template.ts';

const context = { environment: 'dev', region: 'us-east-2' };
const build = (input: object = {}) => databasesTemplate(databasesParameters.parse(input), context);
const propertiesOf = (logicalId: string, input: object = {}) =>
  build(input).Resources[logicalId]?.Properties;
const field = (secret: string, name: string) => ({
  'Fn::Join': ['', ['{{resolve:secretsmanager:', { Ref: secret }, `:SecretString:${name}}}`]],
});

describe('MySQL', () => {
  test('is small, encrypted and private by default', () => {
    expect(propertiesOf('MySql')).toMatchObject({
      DBInstanceIdentifier: { 'Fn::Sub': `\${Environment}-mysql` },
      Engine: 'mysql',
      StorageType: 'gp3',
      StorageEncrypted: true,
      PubliclyAccessible: false,
      VPCSecurityGroups: [{ Ref: 'DatabaseSecurityGroupId' }],
      AutoMinorVersionUpgrade: true,
    });
    expect(build().Parameters?.MySqlClass?.Default).toBe('db.t4g.micro');
    expect(build().Parameters?.MySqlVersion?.Default).toMatch(/^8\.4\./);
    expect(propertiesOf('MySqlSubnetGroup')?.SubnetIds).toEqual({ Ref: 'PrivateSubnetIds' });
  });

  test('takes user and password from its secret and writes its address there', () => {
    expect(propertiesOf('MySql')).toMatchObject({
      MasterUsername: field('MySqlCredentialsArn', 'username'),
      MasterUserPassword: field('MySqlCredentialsArn', 'password'),
    });
    expect(propertiesOf('MySqlSecretAttachment')).toEqual({
      SecretId: { Ref: 'MySqlCredentialsArn' },
      TargetId: { Ref: 'MySql' },
      TargetType: 'AWS::RDS::DBInstance',
    });
  });

  test('refuses connections without TLS', () => {
    expect(propertiesOf('MySqlParameterGroup')).toMatchObject({
      Family: 'mysql8.4',
      Parameters: { require_secure_transport: '1' },
    });
    expect(propertiesOf('MySql')?.DBParameterGroupName).toEqual({ Ref: 'MySqlParameterGroup' });
  });

  test('exports logs only where they are wanted', () => {
    expect(propertiesOf('MySql', { logExports: true })?.EnableCloudwatchLogsExports).toEqual([
      'error',
      'slowquery',
    ]);
    expect(propertiesOf('MySql')).not.toHaveProperty('EnableCloudwatchLogsExports');
  });
});

describe('Redis', () => {
  test('is encrypted both ways and wants the secret’s password', () => {
    expect(propertiesOf('Redis')).toMatchObject({
      Engine: 'redis',
      AtRestEncryptionEnabled: true,
      TransitEncryptionEnabled: true,
      TransitEncryptionMode: 'required',
      AuthToken: field('RedisCredentialsArn', 'password'),
      SecurityGroupIds: [{ Ref: 'DatabaseSecurityGroupId' }],
      Port: 6379,
    });
    expect(build().Parameters?.RedisNodeType?.Default).toBe('cache.t4g.micro');
  });

  test('has its address written to its secret', () => {
    expect(propertiesOf('RedisSecretAddress')).toMatchObject({
      SecretArn: { Ref: 'RedisCredentialsArn' },
      Values: {
        host: { 'Fn::GetAtt': ['Redis', 'PrimaryEndPoint.Address'] },
        port: { 'Fn::GetAtt': ['Redis', 'PrimaryEndPoint.Port'] },
      },
      GeneratedKeys: [],
    });
  });

  test.each([
    [0, 1, false],
    [2, 3, true],
  ])('with %i replicas: %i nodes, fail-over %s', (redisReplicas, nodes, failover) => {
    expect(propertiesOf('Redis', { redisReplicas })).toMatchObject({
      NumCacheClusters: nodes,
      AutomaticFailoverEnabled: failover,
      MultiAZEnabled: failover,
    });
  });
});

test.each([
  ['snapshot', 'Snapshot', undefined],
  ['delete', 'Delete', true],
])('data when the layer is deleted: %s', (whenDeleted, policy, backupsToo) => {
  const { Resources } = build({ whenDeleted });
  for (const id of ['MySql', 'Redis']) {
    expect(Resources[id]).toMatchObject({ DeletionPolicy: policy, UpdateReplacePolicy: policy });
  }
  expect(Resources.MySql?.Properties.DeleteAutomatedBackups).toBe(backupsToo);
});

test('no password is in the template: each is a reference that CloudFormation resolves', () => {
  const template = build();
  const secrets = [template.Resources.MySql, template.Resources.Redis].map(
    (resource) => resource?.Properties.MasterUserPassword ?? resource?.Properties.AuthToken,
  );
  for (const secret of secrets) expect(JSON.stringify(secret)).toContain('{{resolve:');
  for (const [name, { Default }] of Object.entries(template.Parameters ?? {})) {
    if (/secret|password/i.test(name)) expect(Default).toBeUndefined();
  }
  expect(renderYaml(template)).not.toContain('0.0.0.0/0');
});

test.each(Object.entries(databasesLayer.presets))('preset %s is valid', (_, preset) => {
  expect(databasesParameters.safeParse(preset).success).toBe(true);
});

test('production survives a zone and a slip of the hand', () => {
  const production = databasesParameters.parse(databasesLayer.presets.production);
  expect(databasesLayer.stackParameters(production, context)).toMatchObject({
    MultiAz: 'true',
    DeletionProtection: 'true',
    BackupRetentionDays: '35',
  });
});

test.each([
  ['storage that has no room to grow', { storageGib: 100, maximumStorageGib: 105 }],
  ['no backups', { backupRetention: 0 }],
  ['a class that RDS does not know', { mysqlClass: 'db.t2.huge' }],
])('%s is refused', (_, input) => {
  expect(databasesParameters.safeParse(input).success).toBe(false);
});
