import type { StackEvent } from '@aws-sdk/client-cloudformation';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { type TestEndpoint, testEndpoint } from '../../test-endpoint.ts';
import { endOf, failuresOf } from './test-stack.ts';

let endpoint: TestEndpoint;
beforeAll(async () => {
  endpoint = await testEndpoint();
});
afterEach(() => endpoint.control('DELETE', 'faults'));
afterAll(() => endpoint[Symbol.asyncDispose]());

let count = 0;
let StackName: string;
let StackId: string | undefined;
beforeEach(() => {
  count += 1;
  StackName = `recovering-${count}`;
  StackId = undefined;
});

const template = (value = 'a', more = '') => `
Resources:
  First: {Type: AWS::SSM::Parameter, Properties: {Type: String, Value: ${value}}}
  Second: {Type: AWS::SSM::Parameter, DependsOn: First, Properties: {Type: String, Value: ${value}}}
${more}`;
const late = '  Late: {Type: AWS::S3::Bucket, DependsOn: Second}\n';

const end = () => endOf(endpoint.clients, StackId ?? StackName);

async function created(input: object = {}, TemplateBody = template()): Promise<string> {
  const answer = await endpoint.clients.cloudFormation.createStack({
    StackName,
    TemplateBody,
    ...input,
  });
  StackId = answer.StackId;
  return end();
}

async function updated(TemplateBody: string, input: object = {}): Promise<string> {
  const { cloudFormation } = endpoint.clients;
  await cloudFormation.updateStack({ StackName, TemplateBody, ...input });
  return end();
}

const fault = (members: object) =>
  endpoint.control('POST', 'faults', { kind: 'resource', message: 'no', count: 1, ...members });

async function events(): Promise<StackEvent[]> {
  const { StackEvents = [] } = await endpoint.clients.cloudFormation.describeStackEvents({
    StackName: StackId,
  });
  return StackEvents.reverse();
}

const stack = async () => {
  const { Stacks } = await endpoint.clients.cloudFormation.describeStacks({ StackName: StackId });
  return Stacks?.[0];
};

const refusal = (message: string) => ({ name: 'ValidationError', message });

describe('cancelling an update', () => {
  test('rolls it back, once for each token', async () => {
    await created();
    await endpoint.control('POST', 'speed', { speed: 2 });
    const { cloudFormation } = endpoint.clients;
    await cloudFormation.updateStack({ StackName, TemplateBody: template('b') });
    await vi.waitFor(
      async () =>
        expect((await events()).map((event) => event.EventId)).toContainEqual(
          expect.stringMatching(/^First-UPDATE_IN_PROGRESS/),
        ),
      { timeout: 10_000 },
    );
    const ClientRequestToken = 'enough';
    await cloudFormation.cancelUpdateStack({ StackName, ClientRequestToken });
    await cloudFormation.cancelUpdateStack({ StackName, ClientRequestToken });
    await endpoint.control('POST', 'speed', { speed: 1000 });
    expect(await end()).toBe('UPDATE_ROLLBACK_COMPLETE');
    expect(
      (await events())
        .filter((event) => event.LogicalResourceId === StackName)
        .map((event) => [event.ResourceStatus, event.ResourceStatusReason])
        .slice(-4),
    ).toEqual([
      ['UPDATE_IN_PROGRESS', 'User Initiated'],
      ['UPDATE_ROLLBACK_IN_PROGRESS', 'User Initiated'],
      ['UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS', undefined],
      ['UPDATE_ROLLBACK_COMPLETE', undefined],
    ]);
    expect(await failuresOf(endpoint.clients, StackName)).toEqual([
      ['First', 'Resource update cancelled'],
    ]);
  });

  test('is refused when none runs', async () => {
    await created();
    await expect(
      endpoint.clients.cloudFormation.cancelUpdateStack({ StackName }),
    ).rejects.toMatchObject(
      refusal('CancelUpdateStack cannot be called from current stack status'),
    );
  });
});

describe('a roll-back that failed', () => {
  beforeEach(async () => {
    await created();
    await fault({ action: 'CREATE', logicalId: 'Late' });
    await fault({ action: 'UPDATE', logicalId: 'First', rollback: true });
    expect(await updated(template('b', late))).toBe('UPDATE_ROLLBACK_FAILED');
    expect((await stack())?.StackStatusReason).toBe(
      'The following resource(s) failed to update: [First]. ',
    );
  });

  test('is continued', async () => {
    const { cloudFormation, ssm } = endpoint.clients;
    const ClientRequestToken = 'on';
    await cloudFormation.continueUpdateRollback({ StackName, ClientRequestToken });
    await cloudFormation.continueUpdateRollback({ StackName, ClientRequestToken });
    expect(await end()).toBe('UPDATE_ROLLBACK_COMPLETE');
    const [last] = (await stack())?.LastOperations ?? [];
    expect(last).toMatchObject({ OperationType: 'CONTINUE_ROLLBACK' });
    const own = (await events()).filter((event) => event.OperationId === last?.OperationId);
    expect(own[0]).toMatchObject({ ResourceStatus: 'UPDATE_ROLLBACK_IN_PROGRESS' });
    expect(new Set(own.map((event) => event.ClientRequestToken))).toEqual(new Set(['on']));
    const { Parameters } = await ssm.describeParameters({});
    expect(Parameters?.length).toBeGreaterThan(0);
  });

  test('leaves a resource that is skipped as it is', async () => {
    const { cloudFormation, ssm } = endpoint.clients;
    await cloudFormation.continueUpdateRollback({ StackName, ResourcesToSkip: ['First'] });
    expect(await end()).toBe('UPDATE_ROLLBACK_COMPLETE');
    const { StackResources = [] } = await cloudFormation.describeStackResources({ StackName });
    const values: Record<string, string | undefined> = {};
    for (const { LogicalResourceId = '', PhysicalResourceId: Name } of StackResources) {
      values[LogicalResourceId] = (await ssm.getParameter({ Name })).Parameter?.Value;
    }
    expect(values).toEqual({ First: 'b', Second: 'a' });
    const own = (await events()).filter((event) => event.LogicalResourceId === 'First');
    expect(own.map((event) => event.ResourceStatus).slice(-2)).toEqual([
      'UPDATE_FAILED',
      'UPDATE_COMPLETE',
    ]);
  });

  test('skips nothing else', async () => {
    await expect(
      endpoint.clients.cloudFormation.continueUpdateRollback({
        StackName,
        ResourcesToSkip: ['Second'],
      }),
    ).rejects.toMatchObject({ name: 'ValidationError' });
  });

  test('allows no update', async () => {
    await expect(
      endpoint.clients.cloudFormation.updateStack({ StackName, TemplateBody: template('c') }),
    ).rejects.toMatchObject(
      refusal(`Stack:${StackId} is in UPDATE_ROLLBACK_FAILED state and can not be updated.`),
    );
  });
});

test('only a roll-back that failed is continued', async () => {
  await created();
  await expect(
    endpoint.clients.cloudFormation.continueUpdateRollback({ StackName }),
  ).rejects.toMatchObject(
    refusal(`Stack:${StackId} is in CREATE_COMPLETE state and can not continue update rollback.`),
  );
});

describe('rolling back a failure that was kept', () => {
  test.each([
    [false, true],
    [true, false],
  ])(
    'of a creation: with RetainExceptOnCreate %s a retained bucket stays: %s',
    async (flag, stays) => {
      const kept = `kept-${count}`;
      const body = template(
        'a',
        `  Kept: {Type: AWS::S3::Bucket, DeletionPolicy: Retain, Properties: {BucketName: ${kept}}}
  Late: {Type: AWS::S3::Bucket, DependsOn: [Second, Kept]}\n`,
      );
      await fault({ action: 'CREATE', logicalId: 'Late' });
      expect(await created({ DisableRollback: true }, body)).toBe('CREATE_FAILED');
      const { cloudFormation, s3 } = endpoint.clients;
      const { OperationId } = await cloudFormation.rollbackStack({
        StackName,
        RetainExceptOnCreate: flag,
        ClientRequestToken: 'back',
      });
      const again = await cloudFormation.rollbackStack({ StackName, ClientRequestToken: 'back' });
      expect(again.OperationId).toBe(OperationId);
      expect(await end()).toBe('ROLLBACK_COMPLETE');
      expect((await stack())?.LastOperations).toEqual([{ OperationId, OperationType: 'ROLLBACK' }]);
      const { Buckets = [] } = await s3.listBuckets({});
      expect(Buckets.some(({ Name }) => Name === kept)).toBe(stays);
    },
  );

  test('of an update', async () => {
    await created();
    await fault({ action: 'CREATE', logicalId: 'Late' });
    expect(await updated(template('b', late), { DisableRollback: true })).toBe('UPDATE_FAILED');
    await endpoint.clients.cloudFormation.rollbackStack({ StackName });
    expect(await end()).toBe('UPDATE_ROLLBACK_COMPLETE');
  });

  test('is refused where nothing failed', async () => {
    await created();
    await expect(
      endpoint.clients.cloudFormation.rollbackStack({ StackName }),
    ).rejects.toMatchObject({ name: 'ValidationError' });
  });
});

test('a deletion interrupts a creation and is an operation of its own', async () => {
  await endpoint.control('POST', 'speed', { speed: 2 });
  const { cloudFormation } = endpoint.clients;
  const answer = await cloudFormation.createStack({ StackName, TemplateBody: template() });
  StackId = answer.StackId;
  await vi.waitFor(async () => expect((await events()).length).toBeGreaterThan(1), {
    timeout: 10_000,
  });
  await cloudFormation.deleteStack({ StackName, ClientRequestToken: 'away' });
  await cloudFormation.deleteStack({ StackName, ClientRequestToken: 'away' });
  const [last] = (await stack())?.LastOperations ?? [];
  expect(last?.OperationType).toBe('DELETE_STACK');
  expect(last?.OperationId).not.toBe(answer.OperationId);
  await endpoint.control('POST', 'speed', { speed: 1000 });
  expect(await end()).toBe('DELETE_COMPLETE');
  const own = (await events()).filter((event) => event.OperationId === last?.OperationId);
  expect(own[0]).toMatchObject({
    ResourceStatus: 'DELETE_IN_PROGRESS',
    ClientRequestToken: 'away',
  });
  expect(own.at(-1)).toMatchObject({
    LogicalResourceId: StackName,
    ResourceStatus: 'DELETE_COMPLETE',
    ClientRequestToken: 'away',
  });
});

describe('a deletion that failed', () => {
  const remove = (input: object = {}) =>
    endpoint.clients.cloudFormation.deleteStack({ StackName, ...input });
  const statusesOf = async (id: string) =>
    (await events())
      .filter((event) => event.LogicalResourceId === id)
      .map((event) => event.ResourceStatus);

  beforeEach(async () => {
    await created();
  });

  test('keeps what it is told to retain', async () => {
    await fault({ action: 'DELETE', logicalId: 'First' });
    await remove();
    expect(await end()).toBe('DELETE_FAILED');
    expect((await stack())?.StackStatusReason).toBe(
      'The following resource(s) failed to delete: [First]. ',
    );
    await expect(remove({ RetainResources: ['Second'] })).rejects.toMatchObject({
      name: 'ValidationError',
    });
    await remove({ RetainResources: ['First'] });
    expect(await end()).toBe('DELETE_COMPLETE');
    expect((await statusesOf('First')).slice(-2)).toEqual(['DELETE_FAILED', 'DELETE_SKIPPED']);
  });

  test('may be forced', async () => {
    await fault({ action: 'DELETE', logicalId: 'First', count: 2 });
    await remove();
    expect(await end()).toBe('DELETE_FAILED');
    await remove({ DeletionMode: 'FORCE_DELETE_STACK' });
    expect(await end()).toBe('DELETE_COMPLETE');
    expect((await statusesOf('First')).slice(-3)).toEqual([
      'DELETE_IN_PROGRESS',
      'DELETE_FAILED',
      'DELETE_SKIPPED',
    ]);
  });

  test('keeps the role it was given', async () => {
    const { cloudFormation, iam } = endpoint.clients;
    const { Role } = await iam.createRole({
      RoleName: StackName,
      AssumeRolePolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement: [] }),
    });
    await remove({ RoleARN: Role?.Arn });
    expect(await end()).toBe('DELETE_FAILED');
    expect((await stack())?.RoleARN).toBe(Role?.Arn);
    await iam.putRolePolicy({
      RoleName: StackName,
      PolicyName: 'all',
      PolicyDocument: JSON.stringify({
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
      }),
    });
    await cloudFormation.deleteStack({ StackName });
    expect(await end()).toBe('DELETE_COMPLETE');
  });

  test('is what retaining and forcing need', async () => {
    await expect(remove({ RetainResources: ['First'] })).rejects.toMatchObject(
      refusal(
        `Invalid operation on stack [${StackId}]. When you delete a stack, specify which resources to retain only when the stack is in the DELETE_FAILED state.`,
      ),
    );
    await expect(remove({ DeletionMode: 'FORCE_DELETE_STACK' })).rejects.toMatchObject({
      name: 'ValidationError',
    });
    await expect(remove({ DeletionMode: 'WRONG' })).rejects.toThrow(
      'Member must satisfy enum value set: [STANDARD, FORCE_DELETE_STACK]',
    );
  });
});

test('termination protection refuses a deletion until it is lifted', async () => {
  await created({ EnableTerminationProtection: true });
  const { cloudFormation } = endpoint.clients;
  await expect(cloudFormation.deleteStack({ StackName })).rejects.toMatchObject(
    refusal(`Stack [${StackName}] cannot be deleted while TerminationProtection is enabled`),
  );
  await cloudFormation.updateTerminationProtection({
    StackName,
    EnableTerminationProtection: false,
  });
  await cloudFormation.deleteStack({ StackName });
  expect(await end()).toBe('DELETE_COMPLETE');
});

describe('a stack policy', () => {
  const statement = (Effect: string, Resource: string) => ({
    Effect,
    Action: 'Update:*',
    Principal: '*',
    Resource,
  });
  const body = (...Statement: object[]) => JSON.stringify({ Statement });
  const protecting = body(statement('Allow', '*'), statement('Deny', 'LogicalResourceId/First'));
  const reason =
    'Action denied by stack policy: Statement [#2] does not allow [Update:Modify] for resource [LogicalResourceId/First]';

  test('protects a resource, and steps aside for one update', async () => {
    await created({ StackPolicyBody: protecting });
    expect(await updated(template('b'))).toBe('UPDATE_ROLLBACK_COMPLETE');
    expect(await failuresOf(endpoint.clients, StackName)).toEqual([['First', reason]]);
    const StackPolicyDuringUpdateBody = body(statement('Allow', '*'));
    expect(await updated(template('c'), { StackPolicyDuringUpdateBody })).toBe('UPDATE_COMPLETE');
    expect(await updated(template('d'))).toBe('UPDATE_ROLLBACK_COMPLETE');
    const { StackPolicyBody } = await endpoint.clients.cloudFormation.getStackPolicy({ StackName });
    expect(StackPolicyBody).toBe(protecting);
  });

  test.each([
    'no json',
    body({ ...statement('Allow', '*'), Principal: 'me' }),
    body({ ...statement('Allow', '*'), Action: 'Delete:*' }),
    body({ ...statement('Allow', '*'), Effect: 'Perhaps' }),
  ])('that is none is refused: %s', async (StackPolicyBody) => {
    await expect(created({ StackPolicyBody })).rejects.toMatchObject(
      refusal('Error validating stack policy: Invalid stack policy'),
    );
  });

  test('may be empty', async () => {
    await created({ StackPolicyBody: protecting });
    await endpoint.clients.cloudFormation.setStackPolicy({ StackName, StackPolicyBody: '{}' });
    expect(
      (await endpoint.clients.cloudFormation.getStackPolicy({ StackName })).StackPolicyBody,
    ).toBe('{}');
  });
});

describe('operations', () => {
  test('are told by events, stacks and lists of stacks', async () => {
    const { cloudFormation } = endpoint.clients;
    await created({ ClientRequestToken: 'made' });
    const { OperationId } = await cloudFormation.updateStack({
      StackName,
      TemplateBody: template('b'),
      ClientRequestToken: 'changed',
    });
    await end();
    expect((await stack())?.LastOperations).toEqual([
      { OperationId, OperationType: 'UPDATE_STACK' },
    ]);
    const { StackSummaries = [] } = await cloudFormation.listStacks({});
    const summary = StackSummaries.find((found) => found.StackId === StackId);
    expect(summary?.LastOperations).toEqual([{ OperationId, OperationType: 'UPDATE_STACK' }]);
    const own = (await events()).filter((event) => event.ClientRequestToken === 'changed');
    expect(own).toHaveLength(7);
    expect(own.every((event) => event.OperationId === OperationId)).toBe(true);
    const { OperationEvents = [] } = await cloudFormation.describeEvents({ OperationId });
    expect(OperationEvents.map(({ EventId }) => EventId).reverse()).toEqual(
      own.map(({ EventId }) => EventId),
    );
    expect(OperationEvents[0]).toMatchObject({
      OperationId,
      OperationType: 'UPDATE_STACK',
      ClientRequestToken: 'changed',
    });
  });

  test('of a change set tell its validation', async () => {
    const { cloudFormation } = endpoint.clients;
    const { Id } = await cloudFormation.createChangeSet({
      StackName,
      ChangeSetName: 'bad',
      ChangeSetType: 'CREATE',
      TemplateBody: template('a', '  Bad: {Type: AWS::S3::Bucket, Properties: {Nope: 1}}\n'),
    });
    await vi.waitFor(
      async () => {
        const { Status } = await cloudFormation.describeChangeSet({ ChangeSetName: Id });
        expect(Status).toBe('FAILED');
      },
      { timeout: 10_000 },
    );
    const { OperationEvents = [] } = await cloudFormation.describeEvents({ ChangeSetName: Id });
    expect(OperationEvents).toMatchObject([
      {
        EventType: 'VALIDATION_ERROR',
        OperationType: 'CREATE_CHANGESET',
        LogicalResourceId: 'Bad',
        ValidationName: 'PROPERTY_VALIDATION',
        ValidationFailureMode: 'FAIL',
        ValidationStatus: 'FAILED',
      },
      { EventType: 'STACK_EVENT', OperationStatus: 'FAILED' },
    ]);
    const OperationId = OperationEvents[0]?.OperationId;
    expect(OperationId).toBeDefined();
    expect((await cloudFormation.describeEvents({ OperationId })).OperationEvents).toHaveLength(2);
  });
});
