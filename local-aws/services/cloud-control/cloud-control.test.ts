import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestEndpoint, testEndpoint } from '../../test-endpoint.ts';

let endpoint: TestEndpoint;
beforeAll(async () => {
  endpoint = await testEndpoint();
});
afterAll(() => endpoint[Symbol.asyncDispose]());

async function propertiesOf(TypeName: string, Identifier: string) {
  const answer = await endpoint.clients.cloudControl.getResource({ TypeName, Identifier });
  expect(answer).toMatchObject({ TypeName, ResourceDescription: { Identifier } });
  return JSON.parse(answer.ResourceDescription?.Properties ?? '');
}

test('a bucket is told as CloudFormation describes it', async () => {
  const { s3 } = endpoint.clients;
  await s3.createBucket({ Bucket: 'told' });
  await s3.putBucketVersioning({
    Bucket: 'told',
    VersioningConfiguration: { Status: 'Enabled' },
  });
  await s3.putBucketTagging({
    Bucket: 'told',
    Tagging: { TagSet: [{ Key: 'team', Value: 'data' }] },
  });
  expect(await propertiesOf('AWS::S3::Bucket', 'told')).toMatchObject({
    BucketName: 'told',
    VersioningConfiguration: { Status: 'Enabled' },
    Tags: [{ Key: 'team', Value: 'data' }],
  });
});

test('a group and a job have what their services know of them', async () => {
  const { ec2, glue } = endpoint.clients;
  const { Vpc } = await ec2.createVpc({ CidrBlock: '10.9.0.0/16' });
  const { GroupId = '' } = await ec2.createSecurityGroup({
    GroupName: 'by-hand',
    Description: 'Made by hand',
    VpcId: Vpc?.VpcId,
  });
  expect(await propertiesOf('AWS::EC2::SecurityGroup', GroupId)).toMatchObject({
    Id: GroupId,
    GroupName: 'by-hand',
    GroupDescription: 'Made by hand',
    VpcId: Vpc?.VpcId,
  });
  await glue.createJob({
    Name: 'by-hand',
    Role: 'arn:aws:iam::123456789012:role/glue',
    Command: { Name: 'glueetl', ScriptLocation: 's3://told/a.py', PythonVersion: '3' },
    DefaultArguments: { '--a': '1' },
    MaxRetries: 2,
  });
  expect(await propertiesOf('AWS::Glue::Job', 'by-hand')).toMatchObject({
    Name: 'by-hand',
    Command: { Name: 'glueetl', ScriptLocation: 's3://told/a.py', PythonVersion: '3' },
    DefaultArguments: { '--a': '1' },
    MaxRetries: 2,
  });
});

test.each([
  ['AWS::S3::Bucket', 'nowhere', 'ResourceNotFoundException'],
  ['AWS::EC2::SecurityGroup', 'sg-0', 'ResourceNotFoundException'],
  ['AWS::IAM::Policy', 'any', 'UnsupportedActionException'],
  ['AWS::Made::Up', 'any', 'TypeNotFoundException'],
])('%s %s is refused by %s', async (TypeName, Identifier, name) => {
  await expect(
    endpoint.clients.cloudControl.getResource({ TypeName, Identifier }),
  ).rejects.toMatchObject({ name });
});

test('the registry says by what a type is told, and whether it can be read', async () => {
  const { cloudFormation } = endpoint.clients;
  const bucket = await cloudFormation.describeType({
    Type: 'RESOURCE',
    TypeName: 'AWS::S3::Bucket',
  });
  expect(bucket.ProvisioningType).toBe('FULLY_MUTABLE');
  expect(JSON.parse(bucket.Schema ?? '')).toMatchObject({
    primaryIdentifier: ['/properties/BucketName'],
    tagging: { tagProperty: '/properties/Tags' },
    handlers: { read: {} },
  });
  const policy = await cloudFormation.describeType({
    Type: 'RESOURCE',
    TypeName: 'AWS::IAM::Policy',
  });
  expect(policy.ProvisioningType).toBe('NON_PROVISIONABLE');
  expect(JSON.parse(policy.Schema ?? '')).not.toHaveProperty('handlers');
});
