import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestEndpoint, testEndpoint } from '../../test-endpoint.ts';

let endpoint: TestEndpoint;
beforeAll(async () => {
  endpoint = await testEndpoint();
});
afterAll(() => endpoint[Symbol.asyncDispose]());

const nowhere = '00000000-0000-0000-0000-000000000000';

async function newKey(): Promise<string> {
  const { KeyMetadata } = await endpoint.clients.kms.createKey({ Description: 'tested' });
  return KeyMetadata?.KeyId ?? '';
}

describe('a key', () => {
  test('encrypts what it alone decrypts, in the same context only', async () => {
    const { kms } = endpoint.clients;
    const KeyId = await newKey();
    const EncryptionContext = { a: '1', b: '2' };
    const Plaintext = Buffer.from('secret');
    const { CiphertextBlob } = await kms.encrypt({ KeyId, Plaintext, EncryptionContext });
    const opened = await kms.decrypt({ CiphertextBlob, EncryptionContext: { b: '2', a: '1' } });
    expect(Buffer.from(opened.Plaintext ?? []).toString()).toBe('secret');
    await expect(kms.decrypt({ CiphertextBlob })).rejects.toMatchObject({
      name: 'InvalidCiphertextException',
    });
    await expect(
      kms.decrypt({ CiphertextBlob, EncryptionContext, KeyId: await newKey() }),
    ).rejects.toMatchObject({ name: 'IncorrectKeyException' });
    const dataKey = await kms.generateDataKey({ KeyId, KeySpec: 'AES_256' });
    const again = await kms.decrypt({ CiphertextBlob: dataKey.CiphertextBlob });
    expect(again.Plaintext).toEqual(dataKey.Plaintext);
    expect(dataKey.Plaintext).toHaveLength(32);
  });

  test('is disabled, scheduled for deletion and rescued', async () => {
    const { kms } = endpoint.clients;
    const KeyId = await newKey();
    const state = async () => (await kms.describeKey({ KeyId })).KeyMetadata?.KeyState;
    const encrypt = () => kms.encrypt({ KeyId, Plaintext: Buffer.from('x') });
    await kms.disableKey({ KeyId });
    await expect(encrypt()).rejects.toMatchObject({
      name: 'DisabledException',
      message: expect.stringMatching(/^arn:aws:kms:us-east-2:000000000000:key\/.* is disabled\.$/),
    });
    await kms.scheduleKeyDeletion({ KeyId, PendingWindowInDays: 7 });
    expect(await state()).toBe('PendingDeletion');
    await expect(encrypt()).rejects.toMatchObject({
      name: 'KMSInvalidStateException',
      message: expect.stringMatching(/ is pending deletion\.$/),
    });
    await kms.cancelKeyDeletion({ KeyId });
    expect(await state()).toBe('Disabled');
    await kms.enableKey({ KeyId });
    await encrypt();
    await expect(kms.scheduleKeyDeletion({ KeyId, PendingWindowInDays: 5 })).rejects.toMatchObject({
      name: 'ValidationException',
    });
  });

  test('has rotation, a policy and tags', async () => {
    const { kms, tagging } = endpoint.clients;
    const KeyId = await newKey();
    expect((await kms.getKeyRotationStatus({ KeyId })).KeyRotationEnabled).toBe(false);
    await kms.enableKeyRotation({ KeyId, RotationPeriodInDays: 180 });
    expect(await kms.getKeyRotationStatus({ KeyId })).toMatchObject({
      KeyRotationEnabled: true,
      RotationPeriodInDays: 180,
    });
    expect(JSON.parse((await kms.getKeyPolicy({ KeyId })).Policy ?? '').Id).toBe('key-default-1');
    await expect(kms.putKeyPolicy({ KeyId, Policy: '{}' })).rejects.toMatchObject({
      name: 'MalformedPolicyDocumentException',
    });
    await kms.tagResource({ KeyId, Tags: [{ TagKey: 'team', TagValue: 'data' }] });
    expect((await kms.listResourceTags({ KeyId })).Tags).toEqual([
      { TagKey: 'team', TagValue: 'data' },
    ]);
    const found = await tagging.getResources({ ResourceTypeFilters: ['kms:key'] });
    expect(found.ResourceTagMappingList?.[0]?.ResourceARN).toContain(KeyId);
  });

  test('goes by aliases, AWS’s own among them', async () => {
    const { kms } = endpoint.clients;
    const [first, second] = [await newKey(), await newKey()];
    const AliasName = 'alias/lake';
    await kms.createAlias({ AliasName, TargetKeyId: first });
    await expect(kms.createAlias({ AliasName, TargetKeyId: second })).rejects.toMatchObject({
      name: 'AlreadyExistsException',
      message:
        'An alias with the name arn:aws:kms:us-east-2:000000000000:alias/lake already exists',
    });
    const keyOf = async (KeyId: string) => (await kms.describeKey({ KeyId })).KeyMetadata;
    expect((await keyOf(AliasName))?.KeyId).toBe(first);
    await kms.updateAlias({ AliasName, TargetKeyId: second });
    expect((await keyOf(AliasName))?.KeyId).toBe(second);
    expect((await kms.listAliases({ KeyId: second })).Aliases).toMatchObject([{ AliasName }]);
    expect((await keyOf('alias/aws/s3'))?.KeyManager).toBe('AWS');
    await kms.deleteAlias({ AliasName });
    await expect(keyOf(AliasName)).rejects.toMatchObject({
      name: 'NotFoundException',
      message: 'Alias arn:aws:kms:us-east-2:000000000000:alias/lake is not found.',
    });
  });
});

test.each([
  ['nonsense', "Invalid keyId 'nonsense'"],
  [nowhere, `Key 'arn:aws:kms:us-east-2:000000000000:key/${nowhere}' does not exist`],
])('the key %s is not found', async (KeyId, message) => {
  await expect(endpoint.clients.kms.describeKey({ KeyId })).rejects.toMatchObject({
    name: 'NotFoundException',
    message,
  });
});

test.each([
  ['lake', 'ValidationException'],
  ['alias/aws/own', 'NotAuthorizedException'],
  ['alias/no spaces', 'InvalidAliasNameException'],
])('the alias %s is refused', async (AliasName, name) => {
  const TargetKeyId = await newKey();
  await expect(endpoint.clients.kms.createAlias({ AliasName, TargetKeyId })).rejects.toMatchObject({
    name,
  });
});
