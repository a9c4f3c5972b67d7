import { zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type TestEndpoint, testEndpoint } from '../../test-endpoint.ts';

let endpoint: TestEndpoint;
let Role: string;
beforeAll(async () => {
  endpoint = await testEndpoint({
    credentials: { accessKeyId: 'AKIDTEST', secretAccessKey: 'secret' },
  });
  const role = await endpoint.clients.iam.createRole({
    RoleName: 'runner',
    AssumeRolePolicyDocument: JSON.stringify({
      Statement: [
        {
          Effect: 'Allow',
          Principal: { Service: 'lambda.amazonaws.com' },
          Action: 'sts:AssumeRole',
        },
      ],
    }),
  });
  Role = role.Role?.Arn ?? '';
  await endpoint.clients.iam.attachRolePolicy({
    RoleName: 'runner',
    PolicyArn: 'arn:aws:iam::aws:policy/AdministratorAccess',
  });
});
afterAll(() => endpoint[Symbol.asyncDispose]());

function zip(files: Record<string, string>): Uint8Array {
  const entries = Object.entries(files).map(([name, text]) => [name, Buffer.from(text)]);
  return zipSync(
    Object.fromEntries(
      entries.map(([name, bytes]) => [name, new Uint8Array(Buffer.from(bytes ?? ''))]),
    ),
  );
}

async function create(FunctionName: string, source: string, settings: object = {}) {
  const { lambda } = endpoint.clients;
  await lambda.createFunction({
    FunctionName,
    Role,
    Runtime: 'nodejs22.x',
    Handler: 'index.handler',
    Timeout: 20,
    Code: { ZipFile: zip({ 'index.mjs': source }) },
    ...settings,
  });
  await active(FunctionName);
}

async function active(FunctionName: string): Promise<void> {
  await vi.waitFor(
    async () => {
      const found = await endpoint.clients.lambda.getFunctionConfiguration({ FunctionName });
      expect([found.State, found.LastUpdateStatus]).toEqual(['Active', 'Successful']);
    },
    { interval: 10 },
  );
}

async function invoke(FunctionName: string, event: unknown = {}) {
  const { FunctionError, LogResult, Payload, StatusCode } = await endpoint.clients.lambda.invoke({
    FunctionName,
    LogType: 'Tail',
    Payload: Buffer.from(JSON.stringify(event)),
  });
  return {
    StatusCode,
    FunctionError,
    result: JSON.parse(Buffer.from(Payload ?? []).toString('utf8')),
    log: Buffer.from(LogResult ?? '', 'base64').toString('utf8'),
  };
}

describe('a function', () => {
  test('runs with its event, environment and context, and calls AWS as its role', async () => {
    const source = `
      import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
      export const handler = async (event, context) => {
        console.log('hello', event.name);
        const { Arn } = await new STSClient({}).send(new GetCallerIdentityCommand({}));
        return { name: event.name, own: process.env.OWN, Arn, left: context.getRemainingTimeInMillis() > 0, fn: context.functionName };
      };`;
    await create('greeter', source, { Environment: { Variables: { OWN: 'value' } } });
    const answer = await invoke('greeter', { name: 'world' });
    expect(answer).toMatchObject({
      StatusCode: 200,
      FunctionError: undefined,
      result: {
        name: 'world',
        own: 'value',
        Arn: 'arn:aws:sts::000000000000:assumed-role/runner/greeter',
        left: true,
        fn: 'greeter',
      },
    });
    expect(answer.log).toMatch(/^START RequestId: [\s\S]*hello world[\s\S]*REPORT RequestId/);
    const { logGroups } = await endpoint.clients.logs.describeLogGroups({});
    expect(logGroups?.map(({ logGroupName }) => logGroupName)).toContain('/aws/lambda/greeter');
  });

  test.each([
    [
      'throws',
      "export const handler = async () => { throw new RangeError('no'); };",
      { errorType: 'RangeError', errorMessage: 'no' },
    ],
    [
      'exits',
      'export const handler = async () => process.exit(1);',
      { errorType: 'Runtime.ExitError' },
    ],
    [
      'has no handler',
      'export const other = 1;',
      {
        errorType: 'Runtime.HandlerNotFound',
        errorMessage: 'index.handler is undefined or not exported',
      },
    ],
  ])('that %s fails by its own doing', async (what, source, result) => {
    const name = what.replaceAll(' ', '-');
    await create(name, source);
    expect(await invoke(name)).toMatchObject({
      StatusCode: 200,
      FunctionError: 'Unhandled',
      result,
    });
  });

  test('is ended when its time is over', async () => {
    await create('slow', 'export const handler = () => new Promise((r) => setTimeout(r, 60000));', {
      Timeout: 1,
    });
    expect((await invoke('slow')).result).toMatchObject({
      errorType: 'Sandbox.Timedout',
      errorMessage: expect.stringContaining('Task timed out after 1.00 seconds'),
    });
  });

  test('may be a CommonJS module that takes a callback', async () => {
    await create('callback', '', {
      Code: {
        ZipFile: zip({
          'index.js': 'exports.handler = (event, context, done) => done(null, event.n + 1);',
        }),
      },
    });
    expect((await invoke('callback', { n: 1 })).result).toBe(2);
  });

  test('has its code from S3, and changes it', async () => {
    const { lambda, s3 } = endpoint.clients;
    const code = { S3Bucket: 'lambda-code', S3Key: 'f.zip' };
    await s3.createBucket({ Bucket: code.S3Bucket });
    const put = (Body: Uint8Array) =>
      s3.putObject({ Bucket: code.S3Bucket, Key: code.S3Key, Body });
    await put(zip({ 'index.mjs': 'export const handler = () => 1;' }));
    await create('stored', '', { Code: code });
    expect((await invoke('stored')).result).toBe(1);
    await put(zip({ 'index.mjs': 'export const handler = () => 2;' }));
    await endpoint.control('POST', 'speed', { speed: 1 });
    await lambda.updateFunctionCode({ FunctionName: 'stored', ...code });
    await expect(
      lambda.updateFunctionConfiguration({ FunctionName: 'stored', Timeout: 5 }),
    ).rejects.toMatchObject({ name: 'ResourceConflictException' });
    await endpoint.control('POST', 'speed', { speed: 1000 });
    await active('stored');
    expect((await invoke('stored')).result).toBe(2);
  });

  test('is listed, tagged and deleted', async () => {
    const { lambda, tagging } = endpoint.clients;
    await create('tagged', 'export const handler = () => 1;', { Tags: { team: 'data' } });
    const { Configuration, Tags } = await lambda.getFunction({ FunctionName: 'tagged' });
    expect(Tags).toEqual({ team: 'data' });
    const Resource = Configuration?.FunctionArn ?? '';
    await lambda.tagResource({ Resource, Tags: { more: 'yes' } });
    await lambda.untagResource({ Resource, TagKeys: ['team'] });
    expect((await lambda.listTags({ Resource })).Tags).toEqual({ more: 'yes' });
    const found = await tagging.getResources({ ResourceTypeFilters: ['lambda'] });
    expect(found.ResourceTagMappingList?.[0]?.ResourceARN).toBe(Resource);
    const first = await lambda.listFunctions({ MaxItems: 1 });
    expect([first.Functions?.length, typeof first.NextMarker]).toEqual([1, 'string']);
    await lambda.deleteFunction({ FunctionName: Resource });
    await expect(lambda.getFunction({ FunctionName: 'tagged' })).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      message: `Function not found: ${Resource}`,
      $metadata: { httpStatusCode: 404 },
    });
  });

  test('is accepted as an event at once', async () => {
    const { lambda, ssm } = endpoint.clients;
    await create(
      'event',
      `import { PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
       export const handler = (event) => new SSMClient({}).send(new PutParameterCommand({ Name: event.name, Value: 'done', Type: 'String' }));`,
    );
    const { StatusCode } = await lambda.invoke({
      FunctionName: 'event',
      InvocationType: 'Event',
      Payload: Buffer.from('{"name":"/event/done"}'),
    });
    expect(StatusCode).toBe(202);
    await vi.waitFor(() => ssm.getParameter({ Name: '/event/done' }), {
      interval: 50,
      timeout: 10_000,
    });
  });
});

test.each([
  ['python3.12', {}, 'runs Node.js functions only'],
  ['nodejs22.x', { Role: 'arn:aws:iam::000000000000:role/none' }, 'cannot be assumed by Lambda'],
  ['nodejs22.x', { Code: { ZipFile: Buffer.from('no zip') } }, 'Could not unzip uploaded file'],
  ['nodejs22.x', { Code: { S3Bucket: 'none', S3Key: 'k' } }, 'S3 Error Code: NoSuchBucket.'],
])('a function of %s with %j is refused', async (Runtime, settings, message) => {
  await expect(create('refused', '', { Runtime, ...settings })).rejects.toMatchObject({
    name: 'InvalidParameterValueException',
    message: expect.stringContaining(message),
  });
});
