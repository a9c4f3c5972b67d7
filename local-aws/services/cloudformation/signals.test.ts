import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type TestEndpoint, testEndpoint } from '../../test-endpoint.ts';
import { endOf, failuresOf } from './test-stack.ts';

let endpoint: TestEndpoint;
beforeAll(async () => {
  endpoint = await testEndpoint();
});
afterAll(() => endpoint[Symbol.asyncDispose]());

const image =
  '{{resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64}}';
const signalling = `/opt/aws/bin/cfn-signal -e $? --stack \${AWS::StackName} --resource Host`;

function host({
  script = signalling,
  signal = '{Timeout: PT10M}',
  type = 't3.small',
} = {}): string {
  return `
Resources:
  Vpc: {Type: AWS::EC2::VPC, Properties: {CidrBlock: 10.0.0.0/16}}
  Subnet: {Type: AWS::EC2::Subnet, Properties: {VpcId: !Ref Vpc, CidrBlock: 10.0.1.0/24}}
  Template:
    Type: AWS::EC2::LaunchTemplate
    Properties: {LaunchTemplateData: {MetadataOptions: {HttpTokens: required}}}
  Host:
    Type: AWS::EC2::Instance
    CreationPolicy: {ResourceSignal: ${signal}}
    Properties:
      ImageId: '${image}'
      InstanceType: ${type}
      SubnetId: !Ref Subnet
      LaunchTemplate: {LaunchTemplateId: !Ref Template, Version: !GetAtt Template.LatestVersionNumber}
      UserData: {Fn::Base64: !Sub "#!/bin/bash\\n${script}\\n"}
Outputs:
  Address: {Value: !GetAtt Host.PrivateIp}
`;
}

async function create(StackName: string, TemplateBody: string): Promise<string> {
  await endpoint.clients.cloudFormation.createStack({ StackName, TemplateBody });
  return endOf(endpoint.clients, StackName);
}

async function story(StackName: string): Promise<string[]> {
  const { StackEvents = [] } = await endpoint.clients.cloudFormation.describeStackEvents({
    StackName,
  });
  return StackEvents.filter(({ LogicalResourceId }) => LogicalResourceId === 'Host')
    .map((event) =>
      [event.ResourceStatus, event.ResourceStatusReason]
        .filter(Boolean)
        .join(' ')
        .replace(/i-[0-9a-f]+/, 'i-…'),
    )
    .reverse();
}

describe('a creation policy', () => {
  test('is met by the signal of a host whose user data sends it', async () => {
    expect(await create('met', host())).toBe('CREATE_COMPLETE');
    expect(await story('met')).toEqual([
      'CREATE_IN_PROGRESS',
      'CREATE_IN_PROGRESS Resource creation Initiated',
      'CREATE_IN_PROGRESS Received SUCCESS signal with UniqueId i-…',
      'CREATE_COMPLETE',
    ]);
    const { cloudFormation } = endpoint.clients;
    const { Stacks } = await cloudFormation.describeStacks({ StackName: 'met' });
    expect(Stacks?.[0]?.Outputs?.[0]?.OutputValue).toBe('10.0.1.4');
    await expect(
      cloudFormation.signalResource({
        StackName: 'met',
        LogicalResourceId: 'Host',
        UniqueId: 'late',
        Status: 'SUCCESS',
      }),
    ).rejects.toMatchObject({
      name: 'ValidationError',
      message: 'Resource Host is in CREATE_COMPLETE state and cannot be signaled',
    });
    await cloudFormation.updateStack({
      StackName: 'met',
      TemplateBody: host({ type: 't3.large' }),
    });
    expect(await endOf(endpoint.clients, 'met')).toBe('UPDATE_COMPLETE');
    await cloudFormation.detectStackResourceDrift({ StackName: 'met', LogicalResourceId: 'Host' });
    const { StackResourceDrifts } = await cloudFormation.describeStackResourceDrifts({
      StackName: 'met',
    });
    expect(StackResourceDrifts?.[0]?.StackResourceDriftStatus).toBe('IN_SYNC');
    const { StackId } =
      (await cloudFormation.describeStacks({ StackName: 'met' })).Stacks?.[0] ?? {};
    await cloudFormation.deleteStack({ StackName: 'met' });
    expect(await endOf(endpoint.clients, StackId ?? '')).toBe('DELETE_COMPLETE');
  });

  test.each([
    ['no signal', host({ script: 'echo done' }), 1],
    ['a signal to another resource', host({ script: signalling.replace('Host', 'Other') }), 1],
    ['one signal of two', host({ signal: '{Count: 2, Timeout: PT10M}' }), 1],
    ['a signal too late', host({ signal: '{Timeout: PT1M}' }), 1],
  ])('fails for want of signals: %s', async (what, template, missing) => {
    const StackName = what.replaceAll(' ', '-');
    expect(await create(StackName, template)).toBe('ROLLBACK_COMPLETE');
    expect(await failuresOf(endpoint.clients, StackName)).toEqual([
      ['Host', `Failed to receive ${missing} resource signal(s) within the specified duration`],
    ]);
  });

  test('fails at once with a signal of failure', async () => {
    const { cloudFormation } = endpoint.clients;
    const StackName = 'failing';
    const template = host({ script: 'sleep', signal: '{Timeout: PT12H}' });
    await cloudFormation.createStack({ StackName, TemplateBody: template });
    const signal = {
      StackName,
      LogicalResourceId: 'Host',
      UniqueId: 'i-1',
      Status: 'FAILURE',
    } as const;
    await vi.waitFor(() => cloudFormation.signalResource(signal), { interval: 10, timeout: 5000 });
    expect(await endOf(endpoint.clients, StackName)).toBe('ROLLBACK_COMPLETE');
    expect(await failuresOf(endpoint.clients, StackName)).toEqual([
      ['Host', 'Received FAILURE signal with UniqueId i-1'],
    ]);
  });
});

test.each([
  [{ StackName: 'none', LogicalResourceId: 'Host' }, 'Stack with id none does not exist'],
])('%j is no target of a signal', async (target, message) => {
  await expect(
    endpoint.clients.cloudFormation.signalResource({
      ...target,
      UniqueId: 'i-1',
      Status: 'SUCCESS',
    }),
  ).rejects.toMatchObject({ name: 'ValidationError', message });
});
