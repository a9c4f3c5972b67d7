import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type StackFixture, stackFixture } from '../../engine/runner/stack-fixture.ts';

const vpc = (extra = '') => `
Parameters:
  Cidr: {Type: String, Default: 10.0.0.0/16}
  Secret: {Type: String, Default: hush, NoEcho: true}
Resources:
  Vpc:
    Type: AWS::EC2::VPC
    Properties: {CidrBlock: !Ref Cidr, Tags: [{Key: Name, Value: v}]${extra}}
Outputs:
  VpcId: {Value: !Ref Vpc, Export: {Name: shared-vpc}}
`;

let endpoint: StackFixture;
beforeEach(() => {
  endpoint = stackFixture();
});
afterEach(() => endpoint.stop());

const call = (operation: string, input: object) => endpoint.cloudFormation(operation, input);

async function stackStatus(StackName: string): Promise<unknown> {
  const { Stacks } = await call('DescribeStacks', { StackName });
  return Array.isArray(Stacks) ? Stacks[0]?.StackStatus : undefined;
}

function reach(read: () => Promise<unknown>, wanted: unknown): Promise<void> {
  return vi.waitFor(async () => expect(await read()).toEqual(wanted), {
    interval: 5,
    timeout: 20_000,
  });
}

async function deploy(StackName: string, TemplateBody: string): Promise<string> {
  const { StackId } = await call('CreateStack', { StackName, TemplateBody });
  await reach(() => stackStatus(StackName), 'CREATE_COMPLETE');
  return String(StackId);
}

async function plan(input: object): Promise<Record<string, unknown>> {
  const { Id } = await call('CreateChangeSet', {
    StackName: 'net',
    ChangeSetName: 'plan',
    ...input,
  });
  let described: Record<string, unknown> = {};
  await vi.waitFor(
    async () => {
      described = await call('DescribeChangeSet', {
        ChangeSetName: Id,
        IncludePropertyValues: true,
      });
      expect(String(described.Status)).toMatch(/CREATE_COMPLETE|FAILED/);
    },
    { interval: 5, timeout: 20_000 },
  );
  return described;
}

describe('change sets', () => {
  it('leave a new stack in review until they are executed', async () => {
    const described = await plan({ ChangeSetType: 'CREATE', TemplateBody: vpc() });
    expect(described).toMatchObject({
      Status: 'CREATE_COMPLETE',
      ExecutionStatus: 'AVAILABLE',
      Capabilities: [],
    });
    expect(described.Changes).toMatchObject([
      {
        Type: 'Resource',
        ResourceChange: {
          Action: 'Add',
          LogicalResourceId: 'Vpc',
          Replacement: 'True',
          Scope: [],
          Details: [],
          AfterContext:
            '{"Properties":{"CidrBlock":"10.0.0.0/16","Tags":[{"Key":"Name","Value":"v"}]}}',
        },
      },
    ]);
    expect(await stackStatus('net')).toBe('REVIEW_IN_PROGRESS');
    await call('ExecuteChangeSet', {
      StackName: 'net',
      ChangeSetName: 'plan',
      ClientRequestToken: 't',
    });
    await call('ExecuteChangeSet', {
      StackName: 'net',
      ChangeSetName: 'plan',
      ClientRequestToken: 't',
    });
    await reach(() => stackStatus('net'), 'CREATE_COMPLETE');
    await expect(
      call('ExecuteChangeSet', { StackName: 'net', ChangeSetName: 'plan' }),
    ).rejects.toThrow('cannot be executed in its current status of [EXECUTE_COMPLETE]');
  });

  it('fail without changes, and cannot be executed then', async () => {
    await deploy('net', vpc());
    const described = await plan({ UsePreviousTemplate: true });
    expect(described).toMatchObject({
      Status: 'FAILED',
      ExecutionStatus: 'UNAVAILABLE',
      StatusReason:
        "The submitted information didn't contain changes. Submit different information to create a change set.",
    });
    await expect(
      call('ExecuteChangeSet', { ChangeSetName: described.ChangeSetId }),
    ).rejects.toThrow('cannot be executed in its current status of [FAILED]');
  });

  it('are validated early, and DescribeEvents says what was found', async () => {
    const described = await plan({ ChangeSetType: 'CREATE', TemplateBody: vpc(', Nope: 1') });
    expect(described).toMatchObject({
      Status: 'FAILED',
      StatusReason: expect.stringContaining('[AWS::EarlyValidation::PropertyValidation]'),
    });
    const { OperationEvents } = await call('DescribeEvents', {
      ChangeSetName: described.ChangeSetId,
      Filters: { FailedEvents: true },
    });
    expect(OperationEvents).toMatchObject([
      {
        EventType: 'VALIDATION_ERROR',
        LogicalResourceId: 'Vpc',
        ValidationName: 'PROPERTY_VALIDATION',
        ValidationStatus: 'FAILED',
        ValidationStatusReason: 'Unsupported property [Nope]',
        ValidationPath: '/Resources/Vpc/Properties',
      },
      { OperationType: 'CREATE_CHANGESET', OperationStatus: 'FAILED' },
    ]);
  });

  it('become obsolete when another one is executed', async () => {
    await plan({ ChangeSetType: 'CREATE', TemplateBody: vpc() });
    await plan({ ChangeSetType: 'CREATE', TemplateBody: vpc(), ChangeSetName: 'other' });
    await call('ExecuteChangeSet', { StackName: 'net', ChangeSetName: 'other' });
    const { ExecutionStatus } = await call('DescribeChangeSet', {
      StackName: 'net',
      ChangeSetName: 'plan',
    });
    expect(ExecutionStatus).toBe('OBSOLETE');
    await reach(() => stackStatus('net'), 'CREATE_COMPLETE');
  });

  it.each<[string, object, string]>([
    [
      'DescribeChangeSet',
      { StackName: 'nostack', ChangeSetName: 'c' },
      'Stack [nostack] does not exist',
    ],
    [
      'DescribeChangeSet',
      { ChangeSetName: 'c' },
      'StackName must be specified if ChangeSetName is not specified as an ARN.',
    ],
    ['DescribeChangeSet', { ChangeSetName: 'arn:x' }, 'ChangeSet [arn:x] does not exist'],
    [
      'CreateChangeSet',
      { StackName: 'nostack', ChangeSetName: 'c', TemplateBody: vpc() },
      'Stack [nostack] does not exist',
    ],
    [
      'CreateStack',
      { StackName: '*@da_$', TemplateBody: vpc() },
      "1 validation error detected: Value '*@da_$' at 'stackName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z][-a-zA-Z0-9]*|arn:[-a-zA-Z0-9:/._+]*",
    ],
    ['CreateStack', { StackName: 'a' }, 'Either Template URL or Template Body must be specified.'],
    [
      'CreateStack',
      { StackName: 'a', TemplateBody: ' '.repeat(51_201) },
      "at 'templateBody' failed to satisfy constraint: Member must have length less than or equal to 51200",
    ],
    [
      'CreateStack',
      { StackName: 'a', TemplateBody: vpc(), Tags: [{ Key: 'aws:x', Value: '' }] },
      'reserved for internal use',
    ],
    ['DescribeStacks', { StackName: 'nope' }, 'Stack with id nope does not exist'],
    ['UpdateStack', { StackName: 'nope', TemplateBody: vpc() }, 'Stack [nope] does not exist'],
    ['DescribeStackEvents', { StackName: 'nope' }, 'Stack [nope] does not exist'],
    ['ListImports', { ExportName: 'nope' }, "Export 'nope' is not imported by any stack."],
  ])('%s %j', async (operation, input, message) => {
    await expect(call(operation, input)).rejects.toThrow(message);
  });
});

describe('stacks', () => {
  it('hide NoEcho parameters', async () => {
    await deploy('net', vpc());
    const { Stacks } = await call('DescribeStacks', { StackName: 'net' });
    expect(Stacks).toMatchObject([
      {
        Parameters: [
          { ParameterKey: 'Cidr', ParameterValue: '10.0.0.0/16' },
          { ParameterKey: 'Secret', ParameterValue: '****' },
        ],
      },
    ]);
  });

  it('import what others export, and hold it', async () => {
    await deploy('net', vpc());
    const importer = `
Resources:
  Table: {Type: AWS::EC2::RouteTable, Properties: {VpcId: !ImportValue shared-vpc}}
`;
    await deploy('app', importer);
    expect(await call('ListImports', { ExportName: 'shared-vpc' })).toMatchObject({
      Imports: ['app'],
    });
    expect(await call('ListExports', {})).toMatchObject({ Exports: [{ Name: 'shared-vpc' }] });
    await call('DeleteStack', { StackName: 'net' });
    const { Stacks } = await call('DescribeStacks', { StackName: 'net' });
    expect(Stacks).toMatchObject([
      {
        StackStatus: 'DELETE_FAILED',
        StackStatusReason:
          'Delete canceled. Cannot delete export shared-vpc as it is in use by app.',
      },
    ]);
  });

  it('do not change what their policy protects', async () => {
    await deploy('net', vpc());
    const protect = {
      Statement: [{ Effect: 'Deny', Action: 'Update:Replace', Principal: '*', Resource: '*' }],
    };
    await call('SetStackPolicy', { StackName: 'net', StackPolicyBody: JSON.stringify(protect) });
    const Parameters = [{ ParameterKey: 'Cidr', ParameterValue: '10.1.0.0/16' }];
    await call('UpdateStack', { StackName: 'net', UsePreviousTemplate: true, Parameters });
    await reach(() => stackStatus('net'), 'UPDATE_ROLLBACK_COMPLETE');
  });

  it('know that a parameter names nothing', async () => {
    const TemplateBody = `
Parameters: {VpcId: {Type: "AWS::EC2::VPC::Id"}}
Resources: {Table: {Type: AWS::EC2::RouteTable, Properties: {VpcId: !Ref VpcId}}}
`;
    const Parameters = [{ ParameterKey: 'VpcId', ParameterValue: 'vpc-00000000000000000' }];
    await expect(
      call('CreateStack', { StackName: 'app', TemplateBody, Parameters }),
    ).rejects.toThrow(
      'Parameter validation failed: parameter value vpc-00000000000000000 for parameter name VpcId does not exist',
    );
  });

  it('tell which resource has properties that its type lacks', async () => {
    const { StackId } = await call('CreateStack', {
      StackName: 'net',
      TemplateBody: vpc(', Nope: 1'),
    });
    await reach(() => stackStatus(String(StackId)), 'ROLLBACK_COMPLETE');
    const { StackEvents } = await call('DescribeStackEvents', { StackName: StackId });
    const reasons = Array.isArray(StackEvents)
      ? StackEvents.map((event) => event.ResourceStatusReason)
      : [];
    expect(reasons).toContain(
      'Properties validation failed for resource Vpc with message: [#: extraneous key [Nope] is not permitted]',
    );
    expect(reasons).toContain(
      'Validation failed for following resources: [Vpc]. Rollback requested by user.',
    );
  });

  it('page through events, newest first', async () => {
    const id = await deploy('net', vpc());
    const { StackEvents, NextToken } = await call('DescribeStackEvents', { StackName: id });
    expect(StackEvents).toHaveLength(5);
    expect(NextToken).toBeUndefined();
    expect(StackEvents).toMatchObject([
      { ResourceStatus: 'CREATE_COMPLETE', LogicalResourceId: 'net' },
      {
        ResourceStatus: 'CREATE_COMPLETE',
        EventId: expect.stringMatching(/^Vpc-CREATE_COMPLETE-\d{4}-/),
      },
      { ResourceStatusReason: 'Resource creation Initiated' },
      {
        PhysicalResourceId: '',
        ResourceProperties: '{"CidrBlock":"10.0.0.0/16","Tags":[{"Key":"Name","Value":"v"}]}',
      },
      { ResourceStatusReason: 'User Initiated' },
    ]);
  });

  it('tell what drifted', async () => {
    const id = await deploy('net', vpc());
    const { StackResources } = await call('DescribeStackResources', { StackName: id });
    const [resource] = Array.isArray(StackResources) ? StackResources : [];
    await endpoint.ec2('CreateTags', {
      Resources: [resource?.PhysicalResourceId],
      Tags: [{ Key: 'Name', Value: 'w' }],
    });
    const { StackDriftDetectionId } = await call('DetectStackDrift', { StackName: id });
    await reach(
      async () =>
        (await call('DescribeStackDriftDetectionStatus', { StackDriftDetectionId }))
          .StackDriftStatus,
      'DRIFTED',
    );
    expect(await call('DescribeStackResourceDrifts', { StackName: id })).toMatchObject({
      StackResourceDrifts: [
        {
          StackResourceDriftStatus: 'MODIFIED',
          PropertyDifferences: [
            {
              PropertyPath: '/Tags/0/Value',
              ExpectedValue: 'v',
              ActualValue: 'w',
              DifferenceType: 'NOT_EQUAL',
            },
          ],
        },
      ],
    });
  });

  it('summarise templates', async () => {
    expect(await call('GetTemplateSummary', { TemplateBody: vpc() })).toMatchObject({
      ResourceTypes: ['AWS::EC2::VPC'],
      Parameters: [
        { ParameterKey: 'Cidr', NoEcho: false },
        { ParameterKey: 'Secret', NoEcho: true },
      ],
      ResourceIdentifierSummaries: [
        { LogicalResourceIds: ['Vpc'], ResourceIdentifiers: ['VpcId'] },
      ],
    });
  });
});
