import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestEndpoint, testEndpoint } from '../../test-endpoint.ts';
import { endOf, failuresOf } from './test-stack.ts';

let endpoint: TestEndpoint;
beforeAll(async () => {
  endpoint = await testEndpoint({ speed: 10_000 });
});
afterAll(() => endpoint[Symbol.asyncDispose]());

const trust = '{Version: "2012-10-17", Statement: []}';
const templates = {
  secret: `
Resources:
  Secret:
    Type: AWS::SecretsManager::Secret
    Properties:
      Description: one
      GenerateSecretString: {SecretStringTemplate: '{"username":"admin"}', GenerateStringKey: password, PasswordLength: 16, ExcludeCharacters: '"@/'}
      Tags: [{Key: team, Value: data}]
  Copy: {Type: AWS::SSM::Parameter, Properties: {Type: String, Description: one, Value: !Sub '{{resolve:secretsmanager:\${Secret}:SecretString:username}}', Tags: {a: b}}}`,
  key: `
Resources:
  Key:
    Type: AWS::KMS::Key
    Properties: {Description: one, EnableKeyRotation: true, PendingWindowInDays: 7, KeyPolicy: ${trust}, Tags: [{Key: team, Value: data}]}
  Alias: {Type: AWS::KMS::Alias, Properties: {AliasName: alias/lake, TargetKeyId: !Ref Key}}`,
  access: `
Resources:
  Role:
    Type: AWS::IAM::Role
    Properties:
      Description: one
      AssumeRolePolicyDocument: ${trust}
      MaxSessionDuration: 7200
      PermissionsBoundary: arn:aws:iam::aws:policy/PowerUserAccess
      ManagedPolicyArns: [arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore, arn:aws:iam::aws:policy/service-role/AWSGlueServiceRole]
      Policies: [{PolicyName: own, PolicyDocument: ${trust}}]
  Managed: {Type: AWS::IAM::ManagedPolicy, Properties: {Roles: [!Ref Other], PolicyDocument: {Version: "2012-10-17", Statement: [{Sid: one}]}}}
  Inline: {Type: AWS::IAM::Policy, Properties: {PolicyName: inline, Roles: [!Ref Other], PolicyDocument: {Version: "2012-10-17", Statement: [{Sid: one}]}}}
  Other: {Type: AWS::IAM::Role, Properties: {AssumeRolePolicyDocument: ${trust}}}`,
  lake: `
Resources:
  Lake:
    Type: AWS::S3::Bucket
    Properties:
      Tags: [{Key: note, Value: one}]
      VersioningConfiguration: {Status: Enabled}
      OwnershipControls: {Rules: [{ObjectOwnership: BucketOwnerEnforced}]}
      LifecycleConfiguration:
        Rules:
          - {Id: raw, Status: Enabled, Prefix: raw/, Transitions: [{StorageClass: STANDARD_IA, TransitionInDays: 30}], NoncurrentVersionExpiration: {NoncurrentDays: 30}}
          - {Id: uploads, Status: Enabled, AbortIncompleteMultipartUpload: {DaysAfterInitiation: 7}}
      IntelligentTieringConfigurations: [{Id: cold, Status: Enabled, Prefix: curated/, Tierings: [{AccessTier: ARCHIVE_ACCESS, Days: 90}]}]
      LoggingConfiguration: {LogFilePrefix: logs/access/}
      NotificationConfiguration: {EventBridgeConfiguration: {EventBridgeEnabled: true}}
      CorsConfiguration: {CorsRules: [{AllowedMethods: [GET], AllowedOrigins: ['*'], MaxAge: 60}]}`,
  function: `
Resources:
  Role: {Type: AWS::IAM::Role, Properties: {AssumeRolePolicyDocument: ${trust}}}
  Function:
    Type: AWS::Lambda::Function
    Properties: {Description: one, Runtime: nodejs22.x, Handler: index.handler, Role: !GetAtt Role.Arn, Environment: {Variables: {A: b}}, Code: {ZipFile: 'exports.handler = async () => 1;'}, Tags: [{Key: team, Value: data}]}`,
};

describe.each(Object.entries(templates))('a stack of %s', (StackName, TemplateBody) => {
  test('is created as it was written, updated and deleted', async () => {
    const { cloudFormation } = endpoint.clients;
    const Capabilities = ['CAPABILITY_IAM' as const];
    await cloudFormation.createStack({ StackName, TemplateBody, Capabilities });
    expect([
      await endOf(endpoint.clients, StackName),
      await failuresOf(endpoint.clients, StackName),
    ]).toEqual(['CREATE_COMPLETE', []]);
    expect(await drifted(StackName)).toEqual([]);
    const changed = TemplateBody.replaceAll(/\bone\b/g, 'two');
    await cloudFormation.updateStack({ StackName, TemplateBody: changed, Capabilities });
    expect([
      await endOf(endpoint.clients, StackName),
      await failuresOf(endpoint.clients, StackName),
    ]).toEqual(['UPDATE_COMPLETE', []]);
    expect(await drifted(StackName)).toEqual([]);
    const { Stacks } = await cloudFormation.describeStacks({ StackName });
    const StackId = Stacks?.[0]?.StackId ?? '';
    await cloudFormation.deleteStack({ StackName });
    expect([
      await endOf(endpoint.clients, StackId),
      await failuresOf(endpoint.clients, StackId),
    ]).toEqual(['DELETE_COMPLETE', []]);
  });
});

async function drifted(StackName: string) {
  const { cloudFormation } = endpoint.clients;
  const { StackResources = [] } = await cloudFormation.describeStackResources({ StackName });
  const drifts = [];
  for (const { LogicalResourceId } of StackResources) {
    const { StackResourceDrift } = await cloudFormation.detectStackResourceDrift({
      StackName,
      LogicalResourceId,
    });
    if (StackResourceDrift?.StackResourceDriftStatus !== 'IN_SYNC') {
      drifts.push([LogicalResourceId, StackResourceDrift?.PropertyDifferences]);
    }
  }
  return drifts;
}

test('a generated secret has its password beside what the template gives', async () => {
  const { cloudFormation, secrets } = endpoint.clients;
  const StackName = 'generated';
  await cloudFormation.createStack({ StackName, TemplateBody: templates.secret });
  await endOf(endpoint.clients, StackName);
  const { StackResources } = await cloudFormation.describeStackResources({
    StackName,
    LogicalResourceId: 'Secret',
  });
  const SecretId = StackResources?.[0]?.PhysicalResourceId;
  const value = async () =>
    JSON.parse((await secrets.getSecretValue({ SecretId })).SecretString ?? '');
  const before = await value();
  expect(before).toEqual({ username: 'admin', password: expect.stringMatching(/^[^"@/]{16}$/) });
  const TemplateBody = templates.secret.replaceAll('Description: one', 'Description: two');
  await cloudFormation.updateStack({ StackName, TemplateBody });
  expect(await endOf(endpoint.clients, StackName)).toBe('UPDATE_COMPLETE');
  expect(await value()).toEqual(before);
});

test('a versioned bucket with an object fails to be deleted', async () => {
  const { cloudFormation, s3 } = endpoint.clients;
  const StackName = 'full-lake';
  await cloudFormation.createStack({ StackName, TemplateBody: templates.lake });
  await endOf(endpoint.clients, StackName);
  const { StackResources } = await cloudFormation.describeStackResources({ StackName });
  const Bucket = StackResources?.[0]?.PhysicalResourceId ?? '';
  await s3.putObject({ Bucket, Key: 'raw/x', Body: 'x' });
  await s3.deleteObject({ Bucket, Key: 'raw/x' });
  await cloudFormation.deleteStack({ StackName });
  expect(await endOf(endpoint.clients, StackName)).toBe('DELETE_FAILED');
  expect((await failuresOf(endpoint.clients, StackName))[0]?.[1]).toContain(
    'The bucket you tried to delete is not empty. You must delete all versions in the bucket.',
  );
});
