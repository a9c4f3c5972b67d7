import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { type TestEndpoint, testEndpoint } from '../../test-endpoint.ts';
import { endOf } from './test-stack.ts';

let endpoint: TestEndpoint;
beforeAll(async () => {
  endpoint = await testEndpoint();
});
afterAll(() => endpoint[Symbol.asyncDispose]());

let count = 0;
let StackName: string;
let logGroupName: string;
beforeEach(async () => {
  count += 1;
  StackName = `drifting-${count}`;
  logGroupName = `/drifting/${count}`;
  await endpoint.clients.cloudFormation.createStack({ StackName, TemplateBody: template() });
  expect(await endOf(endpoint.clients, StackName)).toBe('CREATE_COMPLETE');
});
afterEach(() => endpoint.control('DELETE', 'faults'));

const template = (retention = 7, more = '') => `
Resources:
  Logs:
    Type: AWS::Logs::LogGroup
    Properties:
      LogGroupName: ${logGroupName}
      RetentionInDays: ${retention}
      Tags: [{Key: team, Value: data}]
${more}`;

async function planned(TemplateBody: string | undefined, ChangeSetName = 'revert') {
  const { cloudFormation } = endpoint.clients;
  await cloudFormation.createChangeSet({
    StackName,
    ChangeSetName,
    DeploymentMode: 'REVERT_DRIFT',
    ...(TemplateBody === undefined ? { UsePreviousTemplate: true } : { TemplateBody }),
  });
  return vi.waitFor(
    async () => {
      const described = await cloudFormation.describeChangeSet({
        StackName,
        ChangeSetName,
        IncludePropertyValues: true,
      });
      expect(described.Status).toMatch(/COMPLETE|FAILED/);
      return described;
    },
    { interval: 10, timeout: 10_000 },
  );
}

async function executed(ChangeSetName = 'revert'): Promise<string> {
  await endpoint.clients.cloudFormation.executeChangeSet({ StackName, ChangeSetName });
  return endOf(endpoint.clients, StackName);
}

async function retention(): Promise<number | undefined> {
  const { logGroups } = await endpoint.clients.logs.describeLogGroups({
    logGroupNamePrefix: logGroupName,
  });
  return logGroups?.[0]?.retentionInDays;
}

const drift = (retentionInDays: number) =>
  endpoint.clients.logs.putRetentionPolicy({ logGroupName, retentionInDays });

test('drift is shown between the last deployment and the template, and reverted', async () => {
  const { cloudFormation } = endpoint.clients;
  await drift(14);
  const change = await planned(undefined);
  expect(change).toMatchObject({ Status: 'CREATE_COMPLETE', DeploymentMode: 'REVERT_DRIFT' });
  expect(change.Changes).toMatchObject([
    {
      ResourceChange: {
        Action: 'Modify',
        LogicalResourceId: 'Logs',
        PhysicalResourceId: logGroupName,
        Replacement: 'False',
        ResourceDriftStatus: 'MODIFIED',
        Details: [
          {
            Target: {
              Attribute: 'Properties',
              Name: 'RetentionInDays',
              Path: '/Properties/RetentionInDays',
              BeforeValue: '14',
              BeforeValueFrom: 'ACTUAL_STATE',
              AfterValue: '7',
              AfterValueFrom: 'TEMPLATE',
              AttributeChangeType: 'Modify',
              Drift: {
                PreviousValue: '7',
                ActualValue: '14',
                DriftDetectionTimestamp: expect.any(Date),
              },
            },
            ChangeSource: 'NoModification',
          },
        ],
        BeforeContext: expect.stringContaining('"RetentionInDays":"14"'),
        AfterContext: expect.stringContaining('"RetentionInDays":"7"'),
        PreviousDeploymentContext: expect.stringContaining('"RetentionInDays":"7"'),
      },
    },
  ]);
  expect(await executed()).toBe('UPDATE_COMPLETE');
  expect(await retention()).toBe(7);
  const { StackResourceDrift } = await cloudFormation.detectStackResourceDrift({
    StackName,
    LogicalResourceId: 'Logs',
  });
  expect(StackResourceDrift?.StackResourceDriftStatus).toBe('IN_SYNC');
});

test('without property values only the status of the resource is told', async () => {
  await drift(14);
  await planned(undefined);
  const { Changes } = await endpoint.clients.cloudFormation.describeChangeSet({
    StackName,
    ChangeSetName: 'revert',
  });
  expect(Changes?.[0]?.ResourceChange).toMatchObject({ ResourceDriftStatus: 'MODIFIED' });
  expect(Changes?.[0]?.ResourceChange?.Details?.[0]?.Target).toEqual({
    Attribute: 'Properties',
    Name: 'RetentionInDays',
    RequiresRecreation: 'Never',
  });
  expect(Changes?.[0]?.ResourceChange?.PreviousDeploymentContext).toBeUndefined();
});

test('without drift and without another template there are no changes', async () => {
  expect(await planned(undefined)).toMatchObject({
    Status: 'FAILED',
    StatusReason:
      "The submitted information didn't contain changes. Submit different information to create a change set.",
  });
});

test('an ordinary change set sees no drift', async () => {
  await drift(14);
  const { cloudFormation } = endpoint.clients;
  await cloudFormation.createChangeSet({
    StackName,
    ChangeSetName: 'plain',
    UsePreviousTemplate: true,
  });
  await vi.waitFor(async () => {
    const change = await cloudFormation.describeChangeSet({ StackName, ChangeSetName: 'plain' });
    expect(change).toMatchObject({ Status: 'FAILED' });
    expect(change.DeploymentMode).toBeUndefined();
  });
});

test('a template that says what is there already changes no resource', async () => {
  await drift(14);
  const { cloudFormation } = endpoint.clients;
  await cloudFormation.detectStackResourceDrift({ StackName, LogicalResourceId: 'Logs' });
  const change = await planned(template(14));
  expect(change.Changes).toMatchObject([
    {
      ResourceChange: {
        Action: 'SyncWithActual',
        LogicalResourceId: 'Logs',
        ResourceDriftStatus: 'MODIFIED',
        Details: [
          {
            Target: {
              Name: 'RetentionInDays',
              AttributeChangeType: 'SyncWithActual',
              BeforeValue: '14',
              AfterValue: '14',
              Drift: { PreviousValue: '7', ActualValue: '14' },
            },
            ChangeSource: 'DirectModification',
          },
        ],
      },
    },
  ]);
  expect(change.Changes?.[0]?.ResourceChange?.Replacement).toBeUndefined();
  expect(await executed()).toBe('UPDATE_COMPLETE');
  const { StackEvents = [] } = await cloudFormation.describeStackEvents({ StackName });
  const updated = StackEvents.filter(
    (event) => event.LogicalResourceId === 'Logs' && event.ResourceStatus?.startsWith('UPDATE'),
  );
  expect(updated).toEqual([]);
  const { StackResources } = await cloudFormation.describeStackResources({ StackName });
  expect(StackResources?.[0]?.DriftInformation?.StackResourceDriftStatus).toBe('NOT_CHECKED');
  const { StackResourceDrift } = await cloudFormation.detectStackResourceDrift({
    StackName,
    LogicalResourceId: 'Logs',
  });
  expect(StackResourceDrift?.StackResourceDriftStatus).toBe('IN_SYNC');
});

test('an overwritten emergency change is visible', async () => {
  await drift(14);
  const change = await planned(template(30));
  expect(change.Changes?.[0]?.ResourceChange?.Details).toMatchObject([
    {
      Target: { BeforeValue: '14', AfterValue: '30', Drift: { PreviousValue: '7' } },
      ChangeSource: 'DirectModification',
    },
  ]);
  expect(await executed()).toBe('UPDATE_COMPLETE');
  expect(await retention()).toBe(30);
});

test('a tag is brought back; tags with other keys are left alone', async () => {
  const { logs } = endpoint.clients;
  const resourceArn = `arn:aws:logs:us-east-2:000000000000:log-group:${logGroupName}`;
  await logs.tagResource({ resourceArn, tags: { team: 'x', mine: 'y' } });
  const change = await planned(undefined);
  expect(change.Changes?.[0]?.ResourceChange?.Details).toMatchObject([
    { Target: { Attribute: 'Tags', Path: '/Properties/Tags/0/Value', BeforeValue: 'x' } },
  ]);
  expect(await executed()).toBe('UPDATE_COMPLETE');
  const { tags } = await logs.listTagsForResource({ resourceArn });
  expect(tags).toMatchObject({ team: 'data', mine: 'y' });
});

test('a resource that was deleted is made again, and what refers to it follows', async () => {
  const { cloudFormation, s3 } = endpoint.clients;
  const buckets = `
  Target: {Type: AWS::S3::Bucket}
  Main:
    Type: AWS::S3::Bucket
    Properties: {LoggingConfiguration: {DestinationBucketName: !Ref Target}}
`;
  await cloudFormation.updateStack({ StackName, TemplateBody: template(7, buckets) });
  expect(await endOf(endpoint.clients, StackName)).toBe('UPDATE_COMPLETE');
  const physicalId = async (LogicalResourceId: string) =>
    (await cloudFormation.describeStackResource({ StackName, LogicalResourceId }))
      .StackResourceDetail?.PhysicalResourceId;
  const Bucket = await physicalId('Target');
  await s3.deleteBucket({ Bucket });
  const change = await planned(undefined);
  expect(change.Changes).toMatchObject([
    {
      ResourceChange: {
        Action: 'Add',
        LogicalResourceId: 'Target',
        ResourceDriftStatus: 'DELETED',
      },
    },
    {
      ResourceChange: {
        Action: 'Modify',
        LogicalResourceId: 'Main',
        ResourceDriftStatus: 'IN_SYNC',
        Details: [{ ChangeSource: 'ResourceReference', CausingEntity: 'Target' }],
      },
    },
  ]);
  expect(await executed()).toBe('UPDATE_COMPLETE');
  const made = await physicalId('Target');
  expect(made).not.toBe(Bucket);
  const { LoggingEnabled } = await s3.getBucketLogging({ Bucket: await physicalId('Main') });
  expect(LoggingEnabled?.TargetBucket).toBe(made);
});

test('rules that somebody added are taken away', async () => {
  const { cloudFormation, ec2 } = endpoint.clients;
  const group = `
  Vpc: {Type: AWS::EC2::VPC, Properties: {CidrBlock: 10.0.0.0/16}}
  Group:
    Type: AWS::EC2::SecurityGroup
    Properties:
      GroupDescription: web
      VpcId: !Ref Vpc
      SecurityGroupIngress: [{IpProtocol: tcp, FromPort: "80", ToPort: "80", CidrIp: 0.0.0.0/0}]
`;
  await cloudFormation.updateStack({ StackName, TemplateBody: template(7, group) });
  expect(await endOf(endpoint.clients, StackName)).toBe('UPDATE_COMPLETE');
  const { StackResourceDetail } = await cloudFormation.describeStackResource({
    StackName,
    LogicalResourceId: 'Group',
  });
  const GroupId = StackResourceDetail?.PhysicalResourceId ?? '';
  await ec2.authorizeSecurityGroupIngress({
    GroupId,
    IpProtocol: 'tcp',
    FromPort: 22,
    ToPort: 22,
    CidrIp: '10.1.0.0/16',
  });
  const change = await planned(undefined);
  expect(change.Changes).toHaveLength(1);
  expect(change.Changes?.[0]?.ResourceChange?.Details).toMatchObject([
    {
      Target: {
        Name: 'SecurityGroupIngress',
        Path: '/Properties/SecurityGroupIngress/1',
        AttributeChangeType: 'Remove',
        BeforeValue: expect.stringContaining('22'),
      },
      ChangeSource: 'NoModification',
    },
  ]);
  expect(await executed()).toBe('UPDATE_COMPLETE');
  const { SecurityGroups } = await ec2.describeSecurityGroups({ GroupIds: [GroupId] });
  expect(SecurityGroups?.[0]?.IpPermissions).toMatchObject([{ FromPort: 80 }]);
});

test('a roll-back returns to what was there, not to the last template', async () => {
  await drift(14);
  const bad = '  Late: {Type: AWS::S3::Bucket, DependsOn: Logs}\n';
  await planned(template(30, bad));
  await endpoint.control('POST', 'faults', {
    kind: 'resource',
    action: 'CREATE',
    logicalId: 'Late',
    message: 'no',
    count: 1,
  });
  expect(await executed()).toBe('UPDATE_ROLLBACK_COMPLETE');
  expect(await retention()).toBe(14);
  const { StackResourceDrift } = await endpoint.clients.cloudFormation.detectStackResourceDrift({
    StackName,
    LogicalResourceId: 'Logs',
  });
  expect(StackResourceDrift).toMatchObject({
    StackResourceDriftStatus: 'MODIFIED',
    PropertyDifferences: [{ ExpectedValue: '7', ActualValue: '14' }],
  });
});

test('a stack that is new cannot have drifted', async () => {
  const refused = endpoint.clients.cloudFormation.createChangeSet({
    StackName: 'not-yet',
    ChangeSetName: 'revert',
    ChangeSetType: 'CREATE',
    DeploymentMode: 'REVERT_DRIFT',
    TemplateBody: template(),
  });
  await expect(refused).rejects.toMatchObject({ name: 'ValidationError' });
});
