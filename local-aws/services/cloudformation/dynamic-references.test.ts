import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestEndpoint, testEndpoint } from '../../test-endpoint.ts';
import { endOf, failuresOf } from './test-stack.ts';

let endpoint: TestEndpoint;
beforeAll(async () => {
  endpoint = await testEndpoint({ speed: 10_000 });
  const { secrets, ssm } = endpoint.clients;
  await secrets.createSecret({ Name: 'db', SecretString: '{"password":"s3cr3t-value"}' });
  await secrets.createSecret({ Name: 'plain', SecretString: 'plain-value' });
  await ssm.putParameter({ Name: '/str', Value: 'hello', Type: 'String' });
  await ssm.putParameter({ Name: '/list', Value: 'a,b, c ,d', Type: 'StringList' });
  await ssm.putParameter({ Name: '/secure', Value: 'hidden', Type: 'SecureString' });
});
afterAll(() => endpoint[Symbol.asyncDispose]());

const holding = (value: string) =>
  `Resources: {Copy: {Type: AWS::SSM::Parameter, Properties: {Name: /copy, Type: String, Value: '${value}'}}}`;

test('a reference is resolved for the service and shown nowhere', async () => {
  const { cloudFormation, ssm } = endpoint.clients;
  const StackName = 'resolving';
  const reference = '{{resolve:secretsmanager:db:SecretString:password}}';
  await cloudFormation.createStack({
    StackName,
    TemplateBody: `${holding(`x-${reference}-{{resolve:ssm:/str:1}}`)}
Outputs: {Value: {Value: !GetAtt Copy.Value}}`,
  });
  expect(await endOf(endpoint.clients, StackName)).toBe('CREATE_COMPLETE');
  const value = async () => (await ssm.getParameter({ Name: '/copy' })).Parameter?.Value;
  expect(await value()).toBe('x-s3cr3t-value-hello');
  await cloudFormation.detectStackDrift({ StackName });
  await cloudFormation.detectStackResourceDrift({ StackName, LogicalResourceId: 'Copy' });
  const drifts = await cloudFormation.describeStackResourceDrifts({ StackName });
  expect(drifts.StackResourceDrifts).toMatchObject([{ StackResourceDriftStatus: 'IN_SYNC' }]);
  const shown = JSON.stringify([
    drifts,
    await cloudFormation.describeStackEvents({ StackName }),
    await cloudFormation.describeStacks({ StackName }),
  ]);
  expect(shown).not.toContain('s3cr3t-value');
  expect(shown).toContain(reference);

  await endpoint.clients.secrets.putSecretValue({
    SecretId: 'db',
    SecretString: '{"password":"rotated-value"}',
  });
  await cloudFormation.updateStack({
    StackName,
    TemplateBody: holding(`${reference} again`),
  });
  expect(await endOf(endpoint.clients, StackName)).toBe('UPDATE_COMPLETE');
  expect(await value()).toBe('rotated-value again');
  const previous = '{{resolve:secretsmanager:db:SecretString:password:AWSPREVIOUS}}';
  await cloudFormation.updateStack({ StackName, TemplateBody: holding(previous) });
  expect(await endOf(endpoint.clients, StackName)).toBe('UPDATE_COMPLETE');
  expect(await value()).toBe('s3cr3t-value');
});

test.each([
  ['db:SecretString:missing', 'Could not find a value associated with JSONKey in SecretString'],
  ['plain:SecretString:password', 'Could not parse SecretString JSON'],
  [
    'nowhere',
    "Secrets Manager can't find the specified secret. (Service: AWSSecretsManager; Status Code: 400; Error Code: ResourceNotFoundException;",
  ],
])('the reference to %s fails its resource', async (secret, reason) => {
  const StackName = `failing-${secret.replace(/\W/g, '-')}`;
  await endpoint.clients.cloudFormation.createStack({
    StackName,
    TemplateBody: holding(`{{resolve:secretsmanager:${secret}}}`),
  });
  expect(await endOf(endpoint.clients, StackName)).toBe('ROLLBACK_COMPLETE');
  expect(await failuresOf(endpoint.clients, StackName)).toEqual([
    ['Copy', expect.stringContaining(reason)],
  ]);
});

test.each([
  ['{{resolve:ssm:/str:prod}}', 'Incorrect format is used in the following SSM reference'],
  ['{{resolve:ssm:/none}}', 'Parameters: [ssm:/none] cannot be found.'],
  ['{{resolve:ssm:/str:9}}', 'Parameters: [ssm:/str:9] cannot be found.'],
  ['{{resolve:ssm:/secure:1}}', 'Non-secure ssm prefix was used for secure parameter /secure'],
  ['{{resolve:ssm-secure:/secure:1}}', 'SSM Secure reference is not supported in'],
])('%s is refused before the stack exists', async (reference, message) => {
  await expect(
    endpoint.clients.cloudFormation.createStack({
      StackName: 'refused',
      TemplateBody: holding(reference),
    }),
  ).rejects.toMatchObject({ name: 'ValidationError', message: expect.stringContaining(message) });
});

describe('a parameter of an SSM type', () => {
  const typed = (type: string) => `
Parameters: {P: {Type: ${type}}}
Resources: {Handle: {Type: AWS::CloudFormation::WaitConditionHandle}}
Outputs: {Value: {Value: ${type.includes('List') ? '!Join ["|", !Ref P]' : '!Ref P'}}}`;
  const image = '/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64';

  test.each([
    ['AWS::SSM::Parameter::Value<String>', '/str', 'hello', 'hello'],
    ['AWS::SSM::Parameter::Value<String>', '/str:1', 'hello', 'hello'],
    ['AWS::SSM::Parameter::Value<List<String>>', '/list', 'a,b,c,d', 'a|b|c|d'],
    ['AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>', image, /^ami-0[0-9a-f]{16}$/, /^ami-/],
    ['AWS::SSM::Parameter::Name', '/str', undefined, '/str'],
  ])('%s stands for the value of %s', async (type, ParameterValue, resolved, output) => {
    const { cloudFormation } = endpoint.clients;
    const StackName = `typed-${type.replace(/\W/g, '')}-${ParameterValue.length}`;
    const Parameters = [{ ParameterKey: 'P', ParameterValue }];
    await cloudFormation.createStack({ StackName, TemplateBody: typed(type), Parameters });
    expect(await endOf(endpoint.clients, StackName)).toBe('CREATE_COMPLETE');
    const { Stacks } = await cloudFormation.describeStacks({ StackName });
    const [parameter] = Stacks?.[0]?.Parameters ?? [];
    expect(parameter?.ParameterValue).toBe(ParameterValue);
    const matching = (wanted: string | RegExp | undefined) =>
      wanted instanceof RegExp ? expect.stringMatching(wanted) : wanted;
    expect(parameter?.ResolvedValue).toEqual(matching(resolved));
    expect(Stacks?.[0]?.Outputs?.[0]?.OutputValue).toEqual(matching(output));
  });

  test('is resolved anew by every change set', async () => {
    const { cloudFormation, ssm } = endpoint.clients;
    const StackName = 'anew';
    await ssm.putParameter({ Name: '/moving', Value: 'one', Type: 'String' });
    const TemplateBody = typed('AWS::SSM::Parameter::Value<String>');
    await cloudFormation.createStack({
      StackName,
      TemplateBody,
      Parameters: [{ ParameterKey: 'P', ParameterValue: '/moving' }],
    });
    await endOf(endpoint.clients, StackName);
    await ssm.putParameter({ Name: '/moving', Value: 'two', Overwrite: true });
    const ChangeSetName = 'moved';
    await cloudFormation.createChangeSet({
      StackName,
      ChangeSetName,
      UsePreviousTemplate: true,
      Parameters: [{ ParameterKey: 'P', UsePreviousValue: true }],
    });
    const { Parameters } = await cloudFormation.describeChangeSet({ StackName, ChangeSetName });
    expect(Parameters).toEqual([
      { ParameterKey: 'P', ParameterValue: '/moving', ResolvedValue: 'two' },
    ]);
  });

  test.each([
    [
      'AWS::SSM::Parameter::Value<String>',
      '/none',
      'Unable to fetch parameters [/none] from parameter store for this account.',
    ],
    [
      'AWS::SSM::Parameter::Value<String>',
      '/secure',
      'Parameters [/secure] referenced by template have types not supported by CloudFormation.',
    ],
    [
      'AWS::SSM::Parameter::Value<String>',
      '/list',
      'Types for SSM parameters [/list] defined in CFN template and SSM are incompatible',
    ],
    [
      'AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>',
      '/str',
      'Parameter validation failed: parameter value hello for parameter name P does not exist',
    ],
    [
      'AWS::SSM::Parameter::Name',
      '/none',
      'Parameter validation failed: parameter value /none for parameter name P does not exist',
    ],
  ])('%s refuses %s', async (type, ParameterValue, message) => {
    await expect(
      endpoint.clients.cloudFormation.createStack({
        StackName: 'refused',
        TemplateBody: typed(type),
        Parameters: [{ ParameterKey: 'P', ParameterValue }],
      }),
    ).rejects.toMatchObject({ name: 'ValidationError', message });
  });
});
