import { describe, expect, test } from 'vitest';
import { accessParameters } from './parameters.ts';
import { permissionsOf, roleOf } from './policies.test-data.ts';
import { accessTemplate } from './template.ts';

const context = { environment: 'dev', region: 'us-east-2' };
const template = accessTemplate(accessParameters.parse({}), context);
const readOnly = accessTemplate(accessParameters.parse({ taskAccess: 'read-only' }), context);
const roles = ['EcsTaskRole', 'EcsExecutionRole', 'GlueRole', 'KubernetesRole', 'MonitoringRole'];

/** Actions for which IAM knows no narrower resource (Service Authorization Reference). */
const unnameable = new Set([
  'cloudwatch:PutMetricData',
  'ec2:DescribeAvailabilityZones',
  'ec2:DescribeInstances',
  'ec2:DescribeNetworkInterfaces',
  'ecr:GetAuthorizationToken',
  'glue:GetJobBookmark',
  'glue:GetSecurityConfiguration',
  'glue:ResetJobBookmark',
  'ssmmessages:CreateControlChannel',
  'ssmmessages:CreateDataChannel',
  'ssmmessages:OpenControlChannel',
  'ssmmessages:OpenDataChannel',
]);

/** Lists that belong to no resource, but can be limited to those of one cluster. */
const ofOneCluster = new Set(['ecs:ListServices', 'ecs:ListTasks']);

function isOfOneCluster(condition: unknown): boolean {
  const { ArnEquals } = (condition ?? {}) as { ArnEquals?: Record<string, unknown> };
  return JSON.stringify(ArnEquals?.['ecs:cluster'] ?? '').includes('-data-processing-cluster');
}

function resourcesOf(role: string, action: string): string[] {
  return permissionsOf(template, role)
    .filter((permission) => permission.action === action)
    .map(({ resource }) => resource);
}

test.each(roles)('%s names what it acts on wherever IAM can', (role) => {
  const everywhere = permissionsOf(template, role)
    .filter(({ resource }) => resource === '*')
    .filter(({ action, condition }) => !(ofOneCluster.has(action) && isOfOneCluster(condition)))
    .map(({ action }) => action)
    .filter((action) => !unnameable.has(action));
  expect(everywhere).toEqual([]);
});

test.each(roles)('%s is allowed no family of actions', (role) => {
  const families = permissionsOf(template, role).filter(({ action }) => action.includes('*'));
  expect(families).toEqual([]);
});

describe('secrets', () => {
  const secret = (name: string) => `\${${name}CredentialsArn}`;
  test.each([
    ['EcsTaskRole', ['MySql', 'Redis', 'Application']],
    ['EcsExecutionRole', []],
    ['GlueRole', ['MySql', 'Application']],
    ['KubernetesRole', ['ArgoCd']],
    ['MonitoringRole', ['Grafana']],
  ])('%s reads %j', (role, names) => {
    expect(resourcesOf(role, 'secretsmanager:GetSecretValue')).toEqual(names.map(secret));
    expect(resourcesOf(role, 'secretsmanager:DescribeSecret')).toEqual(names.map(secret));
  });

  test.each([
    ['EcsTaskRole', []],
    ['EcsExecutionRole', []],
    ['GlueRole', []],
    ['KubernetesRole', ['ArgoCd']],
    ['MonitoringRole', ['Grafana']],
  ])('%s writes %j', (role, names) => {
    expect(resourcesOf(role, 'secretsmanager:PutSecretValue')).toEqual(names.map(secret));
  });
});

describe('keys', () => {
  const reading = roles.filter((role) => role !== 'EcsExecutionRole');
  test.each(reading)('%s uses them only where they exist', (role) => {
    const keyed = permissionsOf(template, role).filter(({ action }) => action.startsWith('kms:'));
    expect(keyed).not.toEqual([]);
    for (const { resource, onlyIf } of keyed) {
      const name = resource.replace(/^\$\{(.*)\}$/, '$1');
      expect(['CredentialsKeyArn', 'DataLakeKeyArn']).toContain(name);
      expect(onlyIf).toBe(`${name}Given`);
    }
  });

  test('the ECS execution role uses none', () => {
    const actions = permissionsOf(template, 'EcsExecutionRole').map(({ action }) => action);
    expect(actions.filter((action) => action.startsWith('kms:'))).toEqual([]);
  });
});

describe('the ECS task role', () => {
  test('reads and writes objects of the data lake, and lists its bucket', () => {
    for (const action of ['s3:GetObject', 's3:PutObject', 's3:DeleteObject']) {
      expect(resourcesOf('EcsTaskRole', action)).toEqual([`\${DataLakeBucketArn}/*`]);
    }
    expect(resourcesOf('EcsTaskRole', 's3:ListBucket')).toEqual([`\${DataLakeBucketArn}`]);
  });

  test('only reads where the operator chose that', () => {
    const actions = permissionsOf(readOnly, 'EcsTaskRole').map(({ action }) => action);
    expect(actions).toContain('s3:GetObject');
    expect(actions.filter((action) => /^s3:(Put|Delete)|^kms:Gen/.test(action))).toEqual([]);
  });

  test('pulls images of the environment’s repositories', () => {
    expect(resourcesOf('EcsTaskRole', 'ecr:BatchGetImage')).toEqual([
      `arn:\${AWS::Partition}:ecr:\${AWS::Region}:\${AWS::AccountId}:repository/\${Environment}-*`,
    ]);
  });
});

test('the ECS execution role writes the environment’s logs', () => {
  expect(resourcesOf('EcsExecutionRole', 'logs:PutLogEvents')).toEqual([
    `arn:\${AWS::Partition}:logs:\${AWS::Region}:\${AWS::AccountId}:log-group:/strata/\${Environment}/*`,
  ]);
});

describe('the Glue role', () => {
  test('uses the environment’s tables, the data lake and the scripts', () => {
    const glue = `arn:\${AWS::Partition}:glue:\${AWS::Region}:\${AWS::AccountId}`;
    expect(resourcesOf('GlueRole', 'glue:UpdateTable')).toEqual([
      `${glue}:catalog`,
      `${glue}:database/\${CatalogDatabaseName}`,
      `${glue}:table/\${CatalogDatabaseName}/*`,
    ]);
    expect(resourcesOf('GlueRole', 's3:PutObject')).toEqual([`\${DataLakeBucketArn}/*`]);
    expect(resourcesOf('GlueRole', 's3:GetObject')).toContain(
      `arn:\${AWS::Partition}:s3:::\${AssetBucket}/strata/etl/*`,
    );
  });

  test('never deletes tables', () => {
    const actions = permissionsOf(template, 'GlueRole').map(({ action }) => action);
    expect(actions.filter((action) => action.startsWith('glue:Delete'))).toEqual([]);
  });
});

describe('hosts', () => {
  test.each([
    ['KubernetesRole', 'kubernetes'],
    ['MonitoringRole', 'monitoring'],
  ])('%s reads its files and is reached by Session Manager', (role, name) => {
    expect(resourcesOf(role, 's3:GetObject')).toEqual([
      `arn:\${AWS::Partition}:s3:::\${AssetBucket}/strata/${name}/*`,
    ]);
    expect(JSON.stringify(roleOf(template, role).ManagedPolicyArns)).toContain(
      'policy/AmazonSSMManagedInstanceCore',
    );
  });

  test('only Prometheus’s host looks for hosts and tasks', () => {
    expect(resourcesOf('MonitoringRole', 'ec2:DescribeInstances')).toEqual(['*']);
    expect(resourcesOf('KubernetesRole', 'ec2:DescribeInstances')).toEqual([]);
  });
});

test.each([
  ['EcsTaskRole', 'ecs-tasks.amazonaws.com', true],
  ['EcsExecutionRole', 'ecs-tasks.amazonaws.com', true],
  ['GlueRole', 'glue.amazonaws.com', false],
  ['KubernetesRole', 'ec2.amazonaws.com', false],
  ['MonitoringRole', 'ec2.amazonaws.com', false],
])('%s trusts %s, for this account where AWS says for which', (role, service, conditional) => {
  const [trust] = roleOf(template, role).AssumeRolePolicyDocument.Statement;
  expect(trust.Principal.Service).toBe(service);
  expect(JSON.stringify(trust).includes('aws:SourceAccount')).toBe(conditional);
});

test('outputs', () => {
  expect(Object.keys(template.Outputs ?? {})).toEqual([
    'EcsTaskRoleArn',
    'EcsExecutionRoleArn',
    'GlueRoleArn',
    'KubernetesInstanceProfileName',
    'MonitoringInstanceProfileName',
  ]);
});
