import { describe, expect, test } from 'vitest';
import { renderYaml } from '../builder/render-template.ts';
import { taggingOfType } from '../builder/resource-tags.ts';
import { strataOnEcsTemplate } from './template.ts';

const template = strataOnEcsTemplate();
const resources = Object.entries(template.Resources);
const propertiesOf = (logicalId: string) => template.Resources[logicalId]?.Properties ?? {};

describe('the template of Strata itself', () => {
  test('tags everything that takes tags', () => {
    for (const [logicalId, { Type, Properties }] of resources) {
      const tagging = taggingOfType(Type);
      if (!tagging) continue;
      const tags = JSON.stringify(Properties[tagging.property]);
      expect([logicalId, tags]).toEqual([
        logicalId,
        expect.stringContaining('strata:installation'),
      ]);
    }
  });

  test('keeps the database from the internet, from deletion and from being lost', () => {
    expect(template.Resources.Database).toMatchObject({
      DeletionPolicy: 'Snapshot',
      UpdateReplacePolicy: 'Snapshot',
      Properties: {
        Engine: 'postgres',
        StorageEncrypted: true,
        PubliclyAccessible: false,
        DeletionProtection: true,
        CopyTagsToSnapshot: true,
        BackupRetentionPeriod: { Ref: 'DatabaseBackupDays' },
        DBSubnetGroupName: { Ref: 'DatabaseSubnets' },
      },
    });
    expect(propertiesOf('DatabaseSubnets')).toMatchObject({
      SubnetIds: { Ref: 'PrivateSubnetIds' },
    });
  });

  test('opens the load balancer to whom the operator names, and each part to the one before', () => {
    const admitted = resources
      .filter(([, { Type }]) => Type === 'AWS::EC2::SecurityGroupIngress')
      .map(([, { Properties }]) => [Properties.SourceSecurityGroupId, Properties.GroupId]);
    const group = (logicalId: string) => ({ 'Fn::GetAtt': [logicalId, 'GroupId'] });
    expect(admitted).toEqual([
      [group('LoadBalancerGroup'), group('AppGroup')],
      [group('AppGroup'), group('DatabaseGroup')],
    ]);
    const { SecurityGroupIngress } = propertiesOf('LoadBalancerGroup');
    expect(SecurityGroupIngress).toEqual([
      expect.objectContaining({ FromPort: 443, CidrIp: { Ref: 'AllowedCidr' } }),
      expect.objectContaining({ FromPort: 80, CidrIp: { Ref: 'AllowedCidr' } }),
    ]);
    expect(renderYaml(template)).not.toContain('0.0.0.0/0');
  });

  test('runs as nobody in what cannot be written, on two instances', () => {
    expect(propertiesOf('TaskDefinition')).toMatchObject({
      ContainerDefinitions: [
        {
          User: '65532:65532',
          ReadonlyRootFilesystem: true,
          LinuxParameters: { Capabilities: { Drop: ['ALL'] } },
          MountPoints: [{ ContainerPath: '/data' }],
        },
      ],
    });
    expect(template.Parameters?.InstanceCount?.Default).toBe(2);
    expect(propertiesOf('Service')).toMatchObject({
      NetworkConfiguration: { AwsvpcConfiguration: { AssignPublicIp: 'DISABLED' } },
    });
  });

  test('has no secret in it: each is generated, and reaches the container by its secret', () => {
    const { ContainerDefinitions } = propertiesOf('TaskDefinition');
    const [container] = ContainerDefinitions as [
      { Environment: { Name: string }[]; Secrets: { Name: string }[] },
    ];
    const names = (entries: { Name: string }[]) => entries.map(({ Name }) => Name);
    expect(names(container.Secrets)).toEqual([
      'DATABASE_PASSWORD',
      'STRATA_SECRET_KEYS',
      'STRATA_METRICS_TOKEN',
      'STRATA_ADMIN_PASSWORD',
    ]);
    expect(names(container.Environment).filter((name) => /PASSWORD|KEY|TOKEN/.test(name))).toEqual(
      [],
    );
    expect(JSON.stringify(propertiesOf('Database').MasterUserPassword)).toContain('{{resolve:');
    for (const [, { Type, Properties }] of resources) {
      if (Type !== 'AWS::SecretsManager::Secret') continue;
      expect(JSON.stringify(Properties)).toMatch(/GenerateSecretString|\{\{resolve:/);
    }
  });

  test('lets Strata assume the roles of accounts, and nothing else', () => {
    const { Policies, ManagedPolicyArns } = propertiesOf('TaskRole');
    expect(ManagedPolicyArns).toBeUndefined();
    expect(Policies).toEqual([
      {
        PolicyName: 'assume-account-roles',
        PolicyDocument: {
          Version: '2012-10-17',
          Statement: [
            { Effect: 'Allow', Action: 'sts:AssumeRole', Resource: { Ref: 'AccountRoles' } },
          ],
        },
      },
    ]);
    const pattern = new RegExp(template.Parameters?.AccountRoles?.AllowedPattern ?? '');
    expect('arn:aws:iam::*:role/strata-*').toMatch(pattern);
    expect('*').not.toMatch(pattern);
  });
});
