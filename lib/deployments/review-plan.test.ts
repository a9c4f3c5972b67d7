import { describe, expect, it } from 'vitest';
import { resourceTypeList } from '#cloudformation/builder/resource-type-list.ts';
import type { ResourceChange } from '#lib/api/deployment-documents.ts';
import { aChange, aLayer, aPlan, aProperty } from './review.test-data.ts';
import { reviewPlan } from './review-plan.ts';
import { guards, sensitiveProperties } from './sensitive-properties.ts';

const reviewed = (...changes: ResourceChange[]) =>
  reviewPlan(aPlan([aLayer('network', { changes })]));

const always = { requiresRecreation: 'always', cause: null } as const;

describe('the end of a resource', () => {
  it('says which property replaces it, and through what', () => {
    const cidr = aProperty('CidrBlock', '10.0.1.0/24', '10.0.2.0/24', { ...always, cause: 'Cidr' });
    const tag = aProperty('Tags/0/Value', 'a', 'b');
    const replacement = { replacement: 'yes' } as const;
    expect(reviewed(aChange('AWS::EC2::Subnet', [cidr, tag], replacement))).toEqual([
      {
        kind: 'replacement',
        severity: 'high',
        topic: null,
        layer: 'network',
        logicalId: 'Subnet',
        resourceType: 'AWS::EC2::Subnet',
        why: 'Is replaced: CidrBlock always requires recreation, through Cidr.',
        properties: [cidr],
      },
    ]);
  });

  it.each<[string, Partial<ResourceChange>, string, string, RegExp]>([
    ['replaced', { replacement: 'yes' }, 'data-risk', 'critical', /lost\.$/],
    ['perhaps replaced', { replacement: 'maybe' }, 'data-risk', 'high', /^May be .*lost\.$/],
    ['removed', { action: 'remove' }, 'data-risk', 'critical', /removed.*lost\.$/],
    [
      'removed after a snapshot',
      { action: 'remove', policyAction: 'Snapshot' },
      'data-risk',
      'medium',
      /snapshot/,
    ],
    [
      'replaced and kept',
      { replacement: 'yes', policyAction: 'ReplaceAndRetain' },
      'data-risk',
      'medium',
      /is kept/,
    ],
  ])('of a database that is %s', (_, more, kind, severity, why) => {
    const [item, ...others] = reviewed(aChange('AWS::RDS::DBInstance', [], more));
    expect(item).toMatchObject({ kind, severity, why: expect.stringMatching(why) });
    expect(others).toEqual([]);
  });

  it('is a removal where it holds no data, and none where nothing ends', () => {
    const removed = aChange('AWS::EC2::NatGateway', [], { action: 'remove' });
    expect(reviewed(removed)).toMatchObject([{ kind: 'removal', severity: 'medium' }]);
    expect(reviewed(aChange('AWS::EC2::NatGateway', [aProperty('Tags', 'a', 'b')]))).toEqual([]);
  });
});

describe('security', () => {
  const everyone = JSON.stringify([
    { IpProtocol: 'tcp', FromPort: 22, ToPort: 22, CidrIp: '0.0.0.0/0' },
  ]);
  const block = JSON.stringify({ BlockPublicAcls: true, BlockPublicPolicy: 'false' });
  const policy = (action: string) =>
    JSON.stringify({ Statement: [{ Effect: 'Allow', Action: action, Resource: '*' }] });
  const launch = JSON.stringify({ NetworkInterfaces: [{ AssociatePublicIpAddress: 'true' }] });

  it.each<[string, string, string | null, string | null, string, string, string]>([
    [
      'AWS::EC2::SecurityGroup',
      'SecurityGroupIngress',
      null,
      everyone,
      'network',
      'high',
      'Changes who may connect: SecurityGroupIngress opens port 22 to everyone.',
    ],
    [
      'AWS::EC2::SecurityGroup',
      'SecurityGroupIngress/0/CidrIp',
      '10.0.0.0/8',
      '0.0.0.0/0',
      'network',
      'high',
      'Changes who may connect: SecurityGroupIngress/0/CidrIp opens it to everyone.',
    ],
    [
      'AWS::EC2::SecurityGroup',
      'SecurityGroupIngress/0/FromPort',
      '22',
      '23',
      'network',
      'medium',
      'Changes who may connect.',
    ],
    [
      'AWS::RDS::DBInstance',
      'PubliclyAccessible',
      'false',
      'true',
      'public-access',
      'high',
      'Changes whether it is reached from the internet: PubliclyAccessible is true.',
    ],
    [
      'AWS::RDS::DBInstance',
      'PubliclyAccessible',
      'true',
      'false',
      'public-access',
      'medium',
      'Changes whether it is reached from the internet.',
    ],
    [
      'AWS::RDS::DBInstance',
      'StorageEncrypted',
      'true',
      null,
      'encryption',
      'high',
      'Changes whether its data is encrypted: StorageEncrypted is removed.',
    ],
    [
      'AWS::ElasticLoadBalancingV2::Listener',
      'Protocol',
      'HTTPS',
      'HTTP',
      'encryption',
      'high',
      'Changes whether connections to it are encrypted: Protocol is HTTP.',
    ],
    [
      'AWS::S3::Bucket',
      'PublicAccessBlockConfiguration',
      null,
      block,
      'public-access',
      'high',
      'Changes whether public ACLs are blocked and whether public policies are blocked: PublicAccessBlockConfiguration/BlockPublicPolicy is false.',
    ],
    [
      'AWS::IAM::Role',
      'Policies/0/PolicyDocument',
      policy('s3:Get*'),
      policy('*'),
      'permissions',
      'high',
      'Changes what it may do: Policies/0/PolicyDocument allows everything or everybody by "*".',
    ],
    [
      'AWS::IAM::Role',
      'AssumeRolePolicyDocument',
      'a',
      'b',
      'permissions',
      'medium',
      'Changes who may assume it.',
    ],
    [
      'AWS::EC2::LaunchTemplate',
      'LaunchTemplateData',
      '{}',
      launch,
      'public-access',
      'high',
      'Changes whether hosts have public addresses: LaunchTemplateData/NetworkInterfaces/AssociatePublicIpAddress is true.',
    ],
  ])('of %s: %s from %s to %s', (type, path, before, after, topic, severity, why) => {
    expect(reviewed(aChange(type, [aProperty(path, before, after)]))).toEqual([
      expect.objectContaining({ kind: 'security', topic, severity, why }),
    ]);
  });

  it('shows what is new with less urgency, unless it is open', () => {
    const add = { action: 'add' } as const;
    const rule = (cidr: string) => [
      aProperty('IpProtocol', null, 'tcp'),
      aProperty('FromPort', null, '5432'),
      aProperty('ToPort', null, '5432'),
      aProperty('CidrIp', null, cidr),
    ];
    const type = 'AWS::EC2::SecurityGroupIngress';
    expect(reviewed(aChange(type, rule('10.0.0.0/8'), add))).toMatchObject([{ severity: 'low' }]);
    expect(reviewed(aChange(type, rule('0.0.0.0/0'), add))).toMatchObject([
      { severity: 'high', why: expect.stringContaining('it opens port 5432 to everyone') },
    ]);
    const web = JSON.stringify([
      { IpProtocol: 'tcp', FromPort: 443, ToPort: 443, CidrIp: '0.0.0.0/0' },
    ]);
    const site = aChange(
      'AWS::EC2::SecurityGroup',
      [aProperty('SecurityGroupIngress', null, web)],
      add,
    );
    expect(reviewed(site)).toMatchObject([{ severity: 'low' }]);
    const deny = JSON.stringify({ Statement: [{ Effect: 'Deny', Principal: '*', Action: '*' }] });
    const onlyTls = aChange(
      'AWS::S3::BucketPolicy',
      [aProperty('PolicyDocument', null, deny)],
      add,
    );
    expect(reviewed(onlyTls)).toMatchObject([{ severity: 'low' }]);
    const gone = aChange('AWS::S3::BucketPolicy', [aProperty('PolicyDocument', '{}', null)], {
      action: 'remove',
    });
    expect(reviewed(gone).map(({ kind, severity }) => [kind, severity])).toEqual([
      ['security', 'medium'],
      ['removal', 'medium'],
    ]);
  });

  it('is told of types that templates may contain', () => {
    for (const type of [...Object.keys(sensitiveProperties), ...guards]) {
      expect(resourceTypeList).toContain(type);
    }
  });
});

it('names the checks of CloudFormation that refused a plan, above everything else', () => {
  const failure = {
    kind: 'step',
    layer: 'etl',
    logicalId: null,
    physicalId: null,
    resourceType: null,
    status: null,
    reason:
      'The following hook(s)/validation failed: [AWS::EarlyValidation::PropertyValidation]. To troubleshoot …',
    at: '2026-01-31T09:30:00.000Z',
  } as const;
  const changes = [aChange('AWS::RDS::DBInstance', [], { action: 'remove' })];
  const plan = aPlan([aLayer('data', { changes }), aLayer('etl', { failure, status: 'failed' })]);
  expect(reviewPlan(plan).map(({ kind, why }) => [kind, why])).toEqual([
    ['refusal', 'Early validation refused the change set: PropertyValidation.'],
    ['data-risk', expect.any(String)],
  ]);
});
