import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { handlerSource } from './handler-source.generated.ts';
import { SecretServer } from './secret-server.test-data.ts';

const run = promisify(execFile);
const secretArn = 'arn:aws:secretsmanager:us-east-2:111122223333:secret:dev/application-AbCdEf';
const modules = fileURLToPath(new URL('../../node_modules', import.meta.url));
let folder: string;
let server: SecretServer;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'secret-writer-'));
  writeFileSync(join(folder, 'index.js'), handlerSource);
});
afterAll(() => rmSync(folder, { recursive: true }));
beforeEach(async () => {
  server = await SecretServer.start();
});
afterEach(() => server.stop());

/** Invokes the handler as Lambda does: a CommonJS module named index.js, beside the runtime's own SDK. */
async function invoke(
  requestType: 'Create' | 'Update' | 'Delete',
  properties: object,
  previous = `${secretArn}/Keys`,
) {
  const event = {
    RequestType: requestType,
    ResponseURL: `${server.url}/answer`,
    StackId: 'stack',
    RequestId: 'request',
    LogicalResourceId: 'Keys',
    ...(requestType !== 'Create' && { PhysicalResourceId: previous }),
    ResourceProperties: { SecretArn: secretArn, ...properties },
  };
  const { stdout, stderr } = await run(
    process.execPath,
    ['-e', 'require("./index.js").handler(JSON.parse(process.argv[1]))', JSON.stringify(event)],
    {
      cwd: folder,
      env: {
        NODE_ENV: 'production',
        NODE_PATH: modules,
        AWS_REGION: 'us-east-2',
        AWS_ACCESS_KEY_ID: 'test',
        AWS_SECRET_ACCESS_KEY: 'test',
        AWS_ENDPOINT_URL: server.url,
      },
    },
  );
  return { answer: server.answers.at(-1), output: stdout + stderr };
}

describe('completes a secret', () => {
  test.each([
    [
      'that has no value yet',
      undefined,
      { GeneratedKeys: ['jwt_secret', 'api_key'] },
      { jwt_secret: 'generated-1', api_key: 'generated-2' },
    ],
    [
      'of which a key is missing',
      { jwt_secret: 'kept' },
      { GeneratedKeys: ['jwt_secret', 'api_key'] },
      { jwt_secret: 'kept', api_key: 'generated-1' },
    ],
    [
      'with values as given, beside what is there',
      { password: 'kept', host: '', port: 6379 },
      { Values: { host: 'cache.example', port: '6380' }, GeneratedKeys: [] },
      { password: 'kept', host: 'cache.example', port: 6380 },
    ],
  ])('%s', async (_, before, properties, after) => {
    server.secret = before && JSON.stringify(before);
    const { answer } = await invoke('Create', properties);
    expect(JSON.parse(server.secret ?? 'null')).toEqual(after);
    expect(answer).toEqual({
      Status: 'SUCCESS',
      PhysicalResourceId: `${secretArn}/Keys`,
      StackId: 'stack',
      RequestId: 'request',
      LogicalResourceId: 'Keys',
      contentType: '',
    });
  });

  test('only once, however often it is asked', async () => {
    await invoke('Create', { GeneratedKeys: ['api_key'] });
    await invoke('Update', { GeneratedKeys: ['api_key'] });
    expect([server.writes, server.passwords.length]).toEqual([1, 1]);
  });

  test('with passwords of the wanted shape', async () => {
    const shape = { PasswordLength: '32', ExcludeCharacters: '"@' };
    await invoke('Create', { GeneratedKeys: ['a'] });
    await invoke('Update', { GeneratedKeys: ['a', 'b'], ...shape });
    expect(server.passwords).toEqual([
      { PasswordLength: 16, ExcludeCharacters: '', RequireEachIncludedType: true },
      { PasswordLength: 32, ExcludeCharacters: '"@', RequireEachIncludedType: true },
    ]);
  });
});

test.each([
  ['the same secret keeps its id', `${secretArn}/Keys`, `${secretArn}/Keys`],
  ['another secret is another resource', 'arn:old/Keys', `${secretArn}/Keys`],
])('update: %s', async (_, previous, expected) => {
  const { answer } = await invoke('Update', { GeneratedKeys: ['a'] }, previous);
  expect(answer?.PhysicalResourceId).toBe(expected);
});

test('deletion is answered and leaves the secret alone', async () => {
  server.secret = '{"api_key":"kept"}';
  const { answer } = await invoke('Delete', { GeneratedKeys: ['b'] }, 'arn:old/Keys');
  expect(answer).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: 'arn:old/Keys' });
  expect(server.secret).toBe('{"api_key":"kept"}');
});

describe('failure is told without any value', () => {
  test.each([
    ['a secret that is not JSON', 'hunter2', undefined, `Could not read ${secretArn}: SyntaxError`],
    [
      'a secret that is no object',
      '"hunter2"',
      undefined,
      `Could not read ${secretArn}: TypeError`,
    ],
    [
      'a refused write',
      '{"password":"hunter2"}',
      'AccessDeniedException',
      `Could not write ${secretArn}: AccessDeniedException`,
    ],
  ])('%s', async (_, secret, refusal, reason) => {
    server.secret = secret;
    server.refusal = refusal;
    const { answer, output } = await invoke('Create', { GeneratedKeys: ['api_key'] });
    expect(answer).toMatchObject({ Status: 'FAILED', Reason: reason });
    expect(JSON.stringify(answer) + output).not.toMatch(/hunter2|generated-/);
  });
});

test('the source fits into a template: CloudFormation takes 4096 characters inline', () => {
  expect(handlerSource.length).toBeLessThanOrEqual(4096);
});
