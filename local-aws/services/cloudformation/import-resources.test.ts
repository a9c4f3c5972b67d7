import type { CreateChangeSetInput, ResourceToImport } from '@aws-sdk/client-cloudformation';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { type TestEndpoint, testEndpoint } from '../../test-endpoint.ts';
import { endOf } from './test-stack.ts';

let endpoint: TestEndpoint;
beforeAll(async () => {
  endpoint = await testEndpoint();
});
afterEach(() => endpoint.control('DELETE', 'faults'));
afterAll(() => endpoint[Symbol.asyncDispose]());

type Resources = Record<string, object>;

const kept: Resources = {
  Kept: { Type: 'AWS::SSM::Parameter', Properties: { Name: '/kept', Type: 'String', Value: 'v' } },
};
const bucket = (BucketName: string, more: object = {}) => ({
  Data: { Type: 'AWS::S3::Bucket', DeletionPolicy: 'Retain', Properties: { BucketName }, ...more },
});
const data = (BucketName: string): ResourceToImport => ({
  ResourceType: 'AWS::S3::Bucket',
  LogicalResourceId: 'Data',
  ResourceIdentifier: { BucketName },
});
const body = (Resources: Resources, more: object = {}) => JSON.stringify({ Resources, ...more });

async function ofStack(StackName: string, TemplateBody = body(kept)): Promise<string> {
  const { StackId = '' } = await endpoint.clients.cloudFormation.createStack({
    StackName,
    TemplateBody: TemplateBody.replace('/kept', `/kept/${StackName}`),
  });
  expect(await endOf(endpoint.clients, StackName)).toBe('CREATE_COMPLETE');
  return StackId;
}

async function planned(input: Partial<CreateChangeSetInput> & { StackName: string }) {
  const { cloudFormation } = endpoint.clients;
  const { Id } = await cloudFormation.createChangeSet({
    ChangeSetName: 'import',
    ChangeSetType: 'IMPORT',
    ...input,
    TemplateBody: input.TemplateBody?.replace('/kept', `/kept/${input.StackName}`),
  });
  return vi.waitFor(
    async () => {
      const described = await cloudFormation.describeChangeSet({ ChangeSetName: Id });
      expect(described.Status).toMatch(/COMPLETE|FAILED/);
      return described;
    },
    { interval: 10, timeout: 10_000 },
  );
}

async function executed(StackName: string): Promise<string> {
  await endpoint.clients.cloudFormation.executeChangeSet({
    StackName,
    ChangeSetName: 'import',
    ClientRequestToken: `import-${StackName}`,
  });
  return endOf(endpoint.clients, StackName);
}

async function eventsOf(StackName: string) {
  const { StackEvents = [] } = await endpoint.clients.cloudFormation.describeStackEvents({
    StackName,
  });
  const first = StackEvents.findLastIndex((event) => event.ResourceStatus === 'IMPORT_IN_PROGRESS');
  return StackEvents.slice(0, first + 1).reverse();
}

test('a bucket is taken into a stack, tagged, and belongs to it from then on', async () => {
  const { cloudFormation, s3 } = endpoint.clients;
  await s3.createBucket({ Bucket: 'taken-in' });
  await ofStack('adopting');
  const change = await planned({
    StackName: 'adopting',
    TemplateBody: body({ ...kept, ...bucket('taken-in') }),
    ResourcesToImport: [data('taken-in')],
  });
  expect(change).toMatchObject({ Status: 'CREATE_COMPLETE', ExecutionStatus: 'AVAILABLE' });
  expect(change.Changes).toEqual([
    {
      Type: 'Resource',
      ResourceChange: {
        Action: 'Import',
        LogicalResourceId: 'Data',
        PhysicalResourceId: 'taken-in',
        ResourceType: 'AWS::S3::Bucket',
        Scope: [],
        Details: [],
      },
    },
  ]);
  expect(await executed('adopting')).toBe('IMPORT_COMPLETE');
  const events = await eventsOf('adopting');
  expect(
    events.map((event) => [
      event.LogicalResourceId,
      event.ResourceStatus,
      event.ResourceStatusReason,
    ]),
  ).toEqual([
    ['adopting', 'IMPORT_IN_PROGRESS', 'User Initiated'],
    ['Data', 'IMPORT_IN_PROGRESS', 'Resource import started.'],
    ['Data', 'IMPORT_COMPLETE', 'Resource import completed.'],
    ['Data', 'UPDATE_IN_PROGRESS', 'Apply stack-level tags to imported resource if applicable.'],
    ['Data', 'UPDATE_COMPLETE', undefined],
    ['adopting', 'IMPORT_COMPLETE', undefined],
  ]);
  expect(new Set(events.map((event) => event.ClientRequestToken))).toEqual(
    new Set(['import-adopting']),
  );
  const { TagSet } = await s3.getBucketTagging({ Bucket: 'taken-in' });
  expect(TagSet).toContainEqual({ Key: 'aws:cloudformation:logical-id', Value: 'Data' });
  const described = await cloudFormation.describeChangeSet({
    StackName: 'adopting',
    ChangeSetName: 'import',
  });
  expect(described.ExecutionStatus).toBe('EXECUTE_COMPLETE');
});

test('a new stack is made of what exists', async () => {
  const { clients } = endpoint;
  const { QueueUrl = '' } = await clients.sqs.createQueue({ QueueName: 'jobs' });
  await clients.logs.createLogGroup({ logGroupName: '/jobs' });
  await clients.ecr.createRepository({ repositoryName: 'jobs' });
  const trust = { Version: '2012-10-17', Statement: [] };
  await clients.iam.createRole({
    RoleName: 'jobs',
    AssumeRolePolicyDocument: JSON.stringify(trust),
  });
  const { ARN = '' } = await clients.secrets.createSecret({ Name: 'jobs', SecretString: 'x' });
  const { Vpc } = await clients.ec2.createVpc({ CidrBlock: '10.0.0.0/16' });
  const VpcId = Vpc?.VpcId ?? '';
  const { GroupId = '' } = await clients.ec2.createSecurityGroup({
    GroupName: 'jobs',
    Description: 'jobs',
    VpcId,
  });
  const imports: [string, string, object, Record<string, string>][] = [
    ['Queue', 'AWS::SQS::Queue', { QueueName: 'jobs' }, { QueueUrl }],
    ['Logs', 'AWS::Logs::LogGroup', { LogGroupName: '/jobs' }, { LogGroupName: '/jobs' }],
    ['Images', 'AWS::ECR::Repository', { RepositoryName: 'jobs' }, { RepositoryName: 'jobs' }],
    [
      'Role',
      'AWS::IAM::Role',
      { RoleName: 'jobs', AssumeRolePolicyDocument: trust },
      { RoleName: 'jobs' },
    ],
    ['Secret', 'AWS::SecretsManager::Secret', { Name: 'jobs' }, { Id: ARN }],
    [
      'Group',
      'AWS::EC2::SecurityGroup',
      { GroupName: 'jobs', GroupDescription: 'jobs', VpcId },
      { Id: GroupId },
    ],
  ];
  const change = await planned({
    StackName: 'made-of',
    Capabilities: ['CAPABILITY_NAMED_IAM'],
    TemplateBody: body(
      Object.fromEntries(
        imports.map(([id, Type, Properties]) => [
          id,
          { Type, DeletionPolicy: 'Delete', Properties },
        ]),
      ),
    ),
    ResourcesToImport: imports.map(([id, ResourceType, , ResourceIdentifier]) => ({
      LogicalResourceId: id,
      ResourceType,
      ResourceIdentifier,
    })),
  });
  expect(change.StatusReason).toBeUndefined();
  expect(await executed('made-of')).toBe('IMPORT_COMPLETE');
  const { StackResources = [] } = await clients.cloudFormation.describeStackResources({
    StackName: 'made-of',
  });
  expect(
    Object.fromEntries(
      StackResources.map((found) => [found.LogicalResourceId, found.PhysicalResourceId]),
    ),
  ).toEqual({
    Queue: QueueUrl,
    Logs: '/jobs',
    Images: 'jobs',
    Role: 'jobs',
    Secret: ARN,
    Group: GroupId,
  });
  const { SecretString } = await clients.secrets.getSecretValue({ SecretId: ARN });
  expect(SecretString).toBe('x');
  await clients.cloudFormation.deleteStack({ StackName: 'made-of' });
  await vi.waitFor(
    () => expect(clients.logs.describeLogGroups()).resolves.toMatchObject({ logGroups: [] }),
    {
      timeout: 20_000,
    },
  );
});

describe('what cannot be imported is refused', () => {
  const name = 'refusing';
  beforeAll(async () => {
    await ofStack(name);
  });
  const both = { ...kept, ...bucket('b') };
  const changed = {
    ...both,
    Kept: {
      Type: 'AWS::SSM::Parameter',
      Properties: { Name: '/kept', Type: 'String', Value: 'w' },
    },
  };
  const entry = (more: Partial<ResourceToImport>) => [{ ...data('b'), ...more }];
  const modified =
    'You have modified resources [Kept] in your template that are not being imported. Update, create or delete operations cannot be executed during import operations.';

  test.each<[string, string, Partial<CreateChangeSetInput>, string]>([
    ['nothing', body(both), {}, 'Must Provide at least one resource to import'],
    [
      'no identifier',
      body(both),
      { ResourcesToImport: entry({ ResourceIdentifier: {} }) },
      "1 validation error detected: Value null at 'resourcesToImport.1.member.resourceIdentifier' failed to satisfy constraint: Member must not be null",
    ],
    [
      'twice',
      body(both),
      { ResourcesToImport: [data('b'), data('b')] },
      'Every resource to import must have unique LogicalResourceId',
    ],
    [
      'not in the template',
      body(both),
      { ResourcesToImport: entry({ LogicalResourceId: 'Missing' }) },
      'The logical resource ids [Missing] provided in ResourceToImport do not exist in the template.',
    ],
    [
      'a type without import',
      body({
        ...kept,
        Data: {
          Type: 'AWS::SQS::QueuePolicy',
          DeletionPolicy: 'Retain',
          Properties: { Queues: ['q'], PolicyDocument: {} },
        },
      }),
      {
        ResourcesToImport: entry({
          ResourceType: 'AWS::SQS::QueuePolicy',
          ResourceIdentifier: { Id: 'q' },
        }),
      },
      'The following resource types are not supported for resource import: AWS::SQS::QueuePolicy',
    ],
    [
      'another identifier',
      body(both),
      { ResourcesToImport: entry({ ResourceIdentifier: { Name: 'b' } }) },
      'Invalid resource identifier for resource type AWS::S3::Bucket. Expected [BucketName]',
    ],
    [
      'another type',
      body(both),
      {
        ResourcesToImport: entry({
          ResourceType: 'AWS::IAM::Role',
          ResourceIdentifier: { RoleName: 'b' },
        }),
      },
      'Resource type of [Data] passed in ResourceToImport does not match with resource type defined in the template. Resource type in ResourceToImport: AWS::IAM::Role; Resource type in Template: AWS::S3::Bucket.',
    ],
    [
      'what the stack has',
      body(kept),
      {
        ResourcesToImport: entry({
          LogicalResourceId: 'Kept',
          ResourceType: 'AWS::SSM::Parameter',
          ResourceIdentifier: { Name: '/kept' },
        }),
      },
      'The template should contain at least one new resource to import.',
    ],
    [
      'what the stack has, beside something new',
      body(both),
      {
        ResourcesToImport: entry({
          LogicalResourceId: 'Kept',
          ResourceType: 'AWS::SSM::Parameter',
          ResourceIdentifier: { Name: '/kept' },
        }),
      },
      'Resources [Kept] passed in ResourceToImport are already in a stack and cannot be imported.',
    ],
    [
      'another addition',
      body({ ...changed, New: { Type: 'AWS::S3::Bucket' } }),
      { ResourcesToImport: [data('b')] },
      'Resources [New] is missing from ResourceToImport list',
    ],
    ['another change', body(changed), { ResourcesToImport: [data('b')] }, modified],
    ['a removal', body(bucket('b')), { ResourcesToImport: [data('b')] }, modified],
    [
      'an unprotected resource',
      body({ ...kept, Data: { Type: 'AWS::S3::Bucket' } }),
      { ResourcesToImport: [data('b')] },
      'The following resources to import [Data] must have DeletionPolicy attribute specified in the template.',
    ],
    [
      'outputs and tags',
      body(both, { Outputs: { Name: { Value: 'n' } } }),
      { ResourcesToImport: [data('b')], Tags: [{ Key: 'k', Value: 'v' }] },
      'As part of the import operation, you cannot modify or add [Outputs, Tags]',
    ],
  ])('%s', async (_case, TemplateBody, input, message) => {
    const refused = planned({ StackName: name, TemplateBody, ...input });
    await expect(refused).rejects.toMatchObject({ name: 'ValidationError', message });
  });

  test('a change set fails where the resource does not exist', async () => {
    const change = await planned({
      StackName: name,
      TemplateBody: body({ ...kept, ...bucket('ghost') }),
      ResourcesToImport: [data('ghost')],
    });
    expect(change).toMatchObject({
      Status: 'FAILED',
      ExecutionStatus: 'UNAVAILABLE',
      StatusReason: 'Bucket not found',
      Changes: [],
    });
  });

  test('a change set fails where the template names another resource', async () => {
    const change = await planned({
      StackName: name,
      ChangeSetName: 'other',
      TemplateBody: body({ ...kept, ...bucket('one') }),
      ResourcesToImport: [data('two')],
    });
    expect(change).toMatchObject({
      Status: 'FAILED',
      StatusReason:
        'The identifier BucketName [two] of the resource to import [Data] does not match its template [one].',
    });
  });

  test('a template summary tells what an import needs', async () => {
    const policy = {
      Type: 'AWS::SQS::QueuePolicy',
      Properties: { Queues: ['q'], PolicyDocument: {} },
    };
    const summary = await endpoint.clients.cloudFormation.getTemplateSummary({
      TemplateBody: body({ ...bucket('b'), Policy: policy }),
    });
    expect(summary.ResourceIdentifierSummaries).toEqual([
      {
        ResourceType: 'AWS::S3::Bucket',
        LogicalResourceIds: ['Data'],
        ResourceIdentifiers: ['BucketName'],
      },
    ]);
  });

  test('a change set fails where the resource belongs to another stack', async () => {
    const owner = await ofStack('owner', body(bucket('owned')));
    const change = await planned({
      StackName: name,
      ChangeSetName: 'owned',
      TemplateBody: body({ ...kept, ...bucket('owned') }),
      ResourcesToImport: [data('owned')],
    });
    expect(change).toMatchObject({
      Status: 'FAILED',
      StatusReason: `owned already exists in stack ${owner}`,
    });
  });
});

test('an import that fails leaves the resource as it was, and the stack usable', async () => {
  const { cloudFormation, s3 } = endpoint.clients;
  await s3.createBucket({ Bucket: 'left-alone' });
  const TagSet = [{ Key: 'owner', Value: 'me' }];
  await s3.putBucketTagging({ Bucket: 'left-alone', Tagging: { TagSet } });
  await ofStack('failing');
  const request = {
    StackName: 'failing',
    TemplateBody: body({ ...kept, ...bucket('left-alone') }),
    ResourcesToImport: [data('left-alone')],
  };
  await planned(request);
  await endpoint.control('POST', 'faults', {
    kind: 'resource',
    action: 'UPDATE',
    logicalId: 'Data',
    message: 'no tags',
    count: 1,
  });
  expect(await executed('failing')).toBe('IMPORT_ROLLBACK_COMPLETE');
  const statuses = (await eventsOf('failing')).map(
    ({ LogicalResourceId, ResourceStatus }) => `${LogicalResourceId} ${ResourceStatus}`,
  );
  expect(statuses).toEqual([
    'failing IMPORT_IN_PROGRESS',
    'Data IMPORT_IN_PROGRESS',
    'Data IMPORT_COMPLETE',
    'Data UPDATE_IN_PROGRESS',
    'Data UPDATE_FAILED',
    'failing IMPORT_ROLLBACK_IN_PROGRESS',
    'Data IMPORT_ROLLBACK_IN_PROGRESS',
    'Data IMPORT_ROLLBACK_COMPLETE',
    'failing IMPORT_ROLLBACK_COMPLETE',
  ]);
  const tagging = await s3.getBucketTagging({ Bucket: 'left-alone' });
  expect(tagging.TagSet).toEqual(TagSet);
  const { StackResourceSummaries } = await cloudFormation.listStackResources({
    StackName: 'failing',
  });
  expect(StackResourceSummaries).toMatchObject([{ LogicalResourceId: 'Kept' }]);
  await planned({ ...request, ChangeSetName: 'again' });
  await cloudFormation.executeChangeSet({ StackName: 'failing', ChangeSetName: 'again' });
  expect(await endOf(endpoint.clients, 'failing')).toBe('IMPORT_COMPLETE');
});

test('a roll-back of an import can fail too', async () => {
  await endpoint.clients.s3.createBucket({ Bucket: 'stuck' });
  await planned({
    StackName: 'stuck',
    TemplateBody: body(bucket('stuck')),
    ResourcesToImport: [data('stuck')],
  });
  for (const action of ['CREATE', 'DELETE']) {
    await endpoint.control('POST', 'faults', { kind: 'resource', action, message: 'no', count: 1 });
  }
  expect(await executed('stuck')).toBe('IMPORT_ROLLBACK_FAILED');
  const events = await eventsOf('stuck');
  expect(events.map((event) => event.ResourceStatus)).toEqual([
    'IMPORT_IN_PROGRESS',
    'IMPORT_IN_PROGRESS',
    'IMPORT_FAILED',
    'IMPORT_ROLLBACK_IN_PROGRESS',
    'IMPORT_ROLLBACK_IN_PROGRESS',
    'IMPORT_ROLLBACK_FAILED',
    'IMPORT_ROLLBACK_FAILED',
  ]);
  expect(events.at(3)?.ResourceStatusReason).toBe(
    'The following resource(s) failed to import: [Data]. ',
  );
});
