import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { excludedCharacters, excludedForRedis } from './generated-password.ts';
import { secretsLayer } from './layer.ts';
import { secretsParameters } from './parameters.ts';
import { secretsTemplate } from './template.ts';

const context = { environment: 'dev', region: 'us-east-2' };
const secret = z.object({
  Name: z.object({ 'Fn::Sub': z.string() }),
  GenerateSecretString: z
    .object({
      SecretStringTemplate: z.union([z.string(), z.object({ 'Fn::Sub': z.string() })]),
      GenerateStringKey: z.string(),
      PasswordLength: z.number(),
      RequireEachIncludedType: z.boolean(),
      ExcludeCharacters: z.string(),
    })
    .optional(),
});

function resourcesOf(input: object) {
  return secretsTemplate(secretsParameters.parse(input), context).Resources;
}

function secretOf(logicalId: string, input: object = {}) {
  return secret.parse(resourcesOf(input)[logicalId]?.Properties);
}

function secretsOf(input: object) {
  return Object.values(resourcesOf(input)).filter(
    ({ Type }) => Type === 'AWS::SecretsManager::Secret',
  );
}

describe('the secrets of the reference architecture', () => {
  test.each([
    ['MySqlSecret', 'mysql', ['username', 'host', 'port', 'database', 'password']],
    ['RedisSecret', 'redis', ['engine', 'host', 'port', 'password']],
    ['GrafanaSecret', 'grafana', ['username', 'url', 'password']],
    ['ArgoCdSecret', 'argocd', ['username', 'url', 'password']],
  ])('%s has its fields and a password of 16 characters', (logicalId, name, fields) => {
    const { Name, GenerateSecretString: generated } = secretOf(logicalId);
    expect(Name['Fn::Sub']).toBe(`\${Environment}/${name}`);
    const text = generated?.SecretStringTemplate;
    const json = JSON.parse((typeof text === 'string' ? text : text?.['Fn::Sub']) ?? '');
    expect([...Object.keys(json), generated?.GenerateStringKey]).toEqual(fields);
    expect(generated).toMatchObject({ PasswordLength: 16, RequireEachIncludedType: true });
  });

  test('the application secret has four generated values', () => {
    expect(secretOf('ApplicationSecret').Name['Fn::Sub']).toBe(`\${Environment}/application`);
    expect(resourcesOf({}).ApplicationKeys?.Properties).toMatchObject({
      SecretArn: { Ref: 'ApplicationSecret' },
      GeneratedKeys: ['jwt_secret', 'api_key', 'encryption_key', 'webhook_secret'],
    });
  });
});

describe('special characters of generated passwords', () => {
  const punctuation = [...'!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~'];
  const included = (excluded: string) => punctuation.filter((one) => !excluded.includes(one));
  test.each([
    ['are left', excludedCharacters, /./],
    ['are taken by RDS', excludedCharacters, /[^/"@ ]/],
    ['need no quoting in JSON and shells', excludedCharacters, /[^"'\\`$!&|;<>(){}[\]*?~#%]/],
    ['are left for Redis', excludedForRedis, /./],
    ['are taken by Redis', excludedForRedis, /[!&#$^<>-]/],
  ])('%s', (_, excluded, pattern) => {
    const characters = included(excluded);
    expect(characters).not.toEqual([]);
    expect(characters.filter((character) => !pattern.test(character))).toEqual([]);
  });
});

describe('encryption', () => {
  test('by the AWS managed key makes no key', () => {
    const template = secretsTemplate(secretsParameters.parse({}), context);
    expect(Object.values(template.Resources).map(({ Type }) => Type)).not.toContain(
      'AWS::KMS::Key',
    );
    expect(template.Outputs?.CredentialsKeyArn?.Value).toBe('none');
  });

  test('by a key of its own covers all five, rotates, and lets the function use it', () => {
    const resources = resourcesOf({ encryption: 'customer-key' });
    const keys = secretsOf({ encryption: 'customer-key' }).map(
      ({ Properties }) => Properties.KmsKeyId,
    );
    expect(keys).toEqual(Array.from({ length: 5 }, () => ({ Ref: 'Key' })));
    expect(resources.Key?.Properties).toMatchObject({ EnableKeyRotation: true });
    expect(JSON.stringify(resources.SecretWriterRole)).toContain('kms:GenerateDataKey');
    expect(JSON.stringify(resourcesOf({}).SecretWriterRole)).not.toContain('kms:');
  });
});

test.each([
  ['retain', 'RetainExceptOnCreate', 'Retain'],
  ['delete', 'Delete', 'Delete'],
])('when the layer is deleted: %s', (whenDeleted, deletion, replacement) => {
  const input = { whenDeleted, encryption: 'customer-key' };
  for (const kept of [...secretsOf(input), resourcesOf(input).Key]) {
    expect(kept).toMatchObject({ DeletionPolicy: deletion, UpdateReplacePolicy: replacement });
  }
});

test('the stack is given names and lengths, never a value', () => {
  expect(secretsLayer.stackParameters(secretsParameters.parse({}), context)).toEqual({
    Environment: 'dev',
    MySqlUsername: 'admin',
    MySqlDatabase: 'data_platform',
    ApplicationKeyLength: '16',
  });
});
