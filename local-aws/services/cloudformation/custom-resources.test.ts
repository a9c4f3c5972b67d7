import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type TestEndpoint, testEndpoint } from '../../test-endpoint.ts';
import { endOf, failuresOf } from './test-stack.ts';

let endpoint: TestEndpoint;
beforeAll(async () => {
  endpoint = await testEndpoint({ speed: 100 });
});
afterAll(() => endpoint[Symbol.asyncDispose]());

/** Answers as its properties tell it, and keeps the events in a parameter, one version each. */
const handler = `
const { PutParameterCommand, SSMClient } = require('@aws-sdk/client-ssm');
exports.handler = async (event) => {
  const { ResponseURL, ...told } = event;
  const { Fail, Id, NoEcho, Name, Silent } = event.ResourceProperties;
  await new SSMClient({}).send(new PutParameterCommand({ Name, Value: JSON.stringify(told), Type: 'String', Overwrite: true }));
  if (Silent) return;
  const failing = Fail === event.RequestType;
  await fetch(ResponseURL, { method: 'PUT', body: JSON.stringify({
    Status: failing ? 'FAILED' : 'SUCCESS',
    Reason: failing ? 'as told' : undefined,
    PhysicalResourceId: Id,
    StackId: event.StackId, RequestId: event.RequestId, LogicalResourceId: event.LogicalResourceId,
    NoEcho: NoEcho === 'true',
    Data: { Answer: 'answer to ' + event.RequestType },
  }) });
};`;

function template(StackName: string, properties: object): string {
  return JSON.stringify({
    Resources: {
      Role: {
        Type: 'AWS::IAM::Role',
        Properties: {
          ManagedPolicyArns: ['arn:aws:iam::aws:policy/AdministratorAccess'],
          AssumeRolePolicyDocument: {
            Statement: [
              {
                Effect: 'Allow',
                Principal: { Service: 'lambda.amazonaws.com' },
                Action: 'sts:AssumeRole',
              },
            ],
          },
        },
      },
      Function: {
        Type: 'AWS::Lambda::Function',
        Properties: {
          Runtime: 'nodejs22.x',
          Handler: 'index.handler',
          Timeout: 30,
          Role: { 'Fn::GetAtt': 'Role.Arn' },
          Code: { ZipFile: handler },
        },
      },
      Custom: {
        Type: 'Custom::Thing',
        Properties: {
          ServiceToken: { 'Fn::GetAtt': 'Function.Arn' },
          Name: `/${StackName}`,
          Id: 'thing-1',
          ...properties,
        },
      },
    },
    Outputs: {
      Ref: { Value: { Ref: 'Custom' } },
      Answer: { Value: { 'Fn::GetAtt': 'Custom.Answer' } },
    },
  });
}

async function create(StackName: string, properties: object): Promise<string> {
  await endpoint.clients.cloudFormation.createStack({
    StackName,
    TemplateBody: template(StackName, properties),
    Capabilities: ['CAPABILITY_IAM'],
  });
  return endOf(endpoint.clients, StackName);
}

async function outputs(StackName: string): Promise<Record<string, string | undefined>> {
  const { Stacks } = await endpoint.clients.cloudFormation.describeStacks({ StackName });
  const pairs = (Stacks?.[0]?.Outputs ?? []).map((each) => [each.OutputKey, each.OutputValue]);
  return Object.fromEntries(pairs);
}

async function events(StackName: string) {
  const { Parameters } = await endpoint.clients.ssm.getParameterHistory({ Name: `/${StackName}` });
  return (Parameters ?? []).map(({ Value }) => JSON.parse(Value ?? ''));
}

describe('a custom resource', () => {
  test('is created, updated, replaced and deleted by its function', async () => {
    const { cloudFormation } = endpoint.clients;
    const StackName = 'lives';
    expect(await create(StackName, { Size: 3, Nested: { On: true } })).toBe('CREATE_COMPLETE');
    expect(await outputs(StackName)).toEqual({ Ref: 'thing-1', Answer: 'answer to Create' });
    const update = async (properties: object) => {
      const TemplateBody = template(StackName, properties);
      const Capabilities = ['CAPABILITY_IAM' as const];
      await cloudFormation.updateStack({ StackName, TemplateBody, Capabilities });
      return endOf(endpoint.clients, StackName);
    };
    expect(await update({ Size: 4 })).toBe('UPDATE_COMPLETE');
    expect(await outputs(StackName)).toEqual({ Ref: 'thing-1', Answer: 'answer to Update' });
    expect(await update({ Size: 4, Id: 'thing-2' })).toBe('UPDATE_COMPLETE');
    expect((await outputs(StackName)).Ref).toBe('thing-2');
    const { Stacks } = await cloudFormation.describeStacks({ StackName });
    const StackId = Stacks?.[0]?.StackId ?? '';
    await cloudFormation.deleteStack({ StackName });
    expect(await endOf(endpoint.clients, StackId)).toBe('DELETE_COMPLETE');
    const told = await events(StackName);
    expect(told.map((event) => [event.RequestType, event.PhysicalResourceId])).toEqual([
      ['Create', undefined],
      ['Update', 'thing-1'],
      ['Update', 'thing-1'],
      ['Delete', 'thing-1'],
      ['Delete', 'thing-2'],
    ]);
    expect(told[0]).toMatchObject({
      StackId,
      LogicalResourceId: 'Custom',
      ResourceType: 'Custom::Thing',
      ResourceProperties: { Size: '3', Nested: { On: 'true' } },
    });
    expect(told[1].OldResourceProperties).toMatchObject({ Size: '3' });
    const { StackEvents } = await cloudFormation.describeStackEvents({ StackName: StackId });
    expect(StackEvents?.map((event) => event.ResourceStatusReason)).toContain(
      'Requested update required the provider to create a new physical resource',
    );
  }, 60_000);

  test('fails with the reason of its function, and is deleted all the same', async () => {
    expect(await create('fails', { Fail: 'Create' })).toBe('ROLLBACK_COMPLETE');
    expect(await failuresOf(endpoint.clients, 'fails')).toEqual([
      [
        'Custom',
        expect.stringMatching(
          /^Received response status \[FAILED\] from custom resource\. Message returned: as told \(RequestId: [0-9a-f-]{36}\)$/,
        ),
      ],
    ]);
    expect(
      (await events('fails')).map((event) => [event.RequestType, event.PhysicalResourceId]),
    ).toEqual([
      ['Create', undefined],
      ['Delete', 'thing-1'],
    ]);
  }, 60_000);

  test('fails when no response comes in time', async () => {
    expect(await create('silent', { Silent: 'yes', ServiceTimeout: 120 })).toBe(
      'ROLLBACK_COMPLETE',
    );
    expect(await failuresOf(endpoint.clients, 'silent')).toEqual([
      [
        'Custom',
        expect.stringContaining(
          'CloudFormation did not receive a response from your Custom Resource.',
        ),
      ],
    ]);
  }, 60_000);

  test('that asks for it has its attributes hidden', async () => {
    expect(await create('quiet', { NoEcho: true })).toBe('CREATE_COMPLETE');
    expect(await outputs('quiet')).toEqual({ Ref: 'thing-1', Answer: '****' });
  }, 60_000);
});

test('a custom resource is asked again after a restart', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'local-aws-'));
  const StackName = 'restarted';
  const first = await testEndpoint({ dataDir, speed: 100 });
  await first.clients.cloudFormation.createStack({
    StackName,
    TemplateBody: template(StackName, {}),
    Capabilities: ['CAPABILITY_IAM'],
  });
  await vi.waitFor(
    async () => {
      const { StackResources } = await first.clients.cloudFormation.describeStackResources({
        StackName,
        LogicalResourceId: 'Custom',
      });
      expect(StackResources?.[0]?.ResourceStatus).toBe('CREATE_IN_PROGRESS');
    },
    { interval: 5, timeout: 10_000 },
  );
  await first[Symbol.asyncDispose]();
  await using second = await testEndpoint({ dataDir, speed: 1000 });
  expect(await endOf(second.clients, StackName)).toBe('CREATE_COMPLETE');
  rmSync(dataDir, { recursive: true });
}, 60_000);

test.each([
  ['PUT', 'us-east-2/unknown', 403],
  ['GET', 'us-east-2/unknown', 405],
])('%s of a response to %s is answered %i', async (method, path, status) => {
  const response = await fetch(`${endpoint.url}/_cloudformation/responses/000000000000/${path}`, {
    method,
  });
  expect(response.status).toBe(status);
});
