import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestEndpoint, testEndpoint } from '../../test-endpoint.ts';

let endpoint: TestEndpoint;
beforeAll(async () => {
  endpoint = await testEndpoint();
});
afterAll(() => endpoint[Symbol.asyncDispose]());

const missing = "Secrets Manager can't find the specified secret.";

describe('a secret', () => {
  test('is found by name, ARN and partial ARN', async () => {
    const { secrets } = endpoint.clients;
    const { ARN = '' } = await secrets.createSecret({ Name: 'app/db', SecretString: 's' });
    expect(ARN).toMatch(/^arn:aws:secretsmanager:us-east-2:\d{12}:secret:app\/db-[A-Za-z0-9]{6}$/);
    for (const SecretId of ['app/db', ARN, ARN.slice(0, -7)]) {
      expect(await secrets.getSecretValue({ SecretId })).toMatchObject({
        ARN,
        Name: 'app/db',
        SecretString: 's',
        VersionStages: ['AWSCURRENT'],
      });
    }
    await expect(secrets.getSecretValue({ SecretId: 'app' })).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      message: missing,
    });
  });

  test('whose name ends like an ARN is told from the one it seems to be', async () => {
    const { secrets } = endpoint.clients;
    for (const Name of ['plain', 'plain-backup']) {
      const { ARN = '' } = await secrets.createSecret({ Name, SecretString: 's' });
      for (const SecretId of [ARN, ARN.slice(0, -7)]) {
        expect(await secrets.getSecretValue({ SecretId })).toMatchObject({ ARN, Name });
      }
    }
  });

  test('keeps its previous value under AWSPREVIOUS, and deprecated ones out of sight', async () => {
    const { secrets } = endpoint.clients;
    const SecretId = 'rotated';
    const first = await secrets.createSecret({ Name: SecretId, SecretString: '1' });
    await secrets.putSecretValue({ SecretId, SecretString: '2' });
    const third = await secrets.updateSecret({ SecretId, SecretString: '3', Description: 'd' });
    const value = async (VersionStage: string) =>
      (await secrets.getSecretValue({ SecretId, VersionStage })).SecretString;
    expect([await value('AWSCURRENT'), await value('AWSPREVIOUS')]).toEqual(['3', '2']);
    expect((await secrets.listSecretVersionIds({ SecretId })).Versions).toHaveLength(2);
    const all = await secrets.listSecretVersionIds({ SecretId, IncludeDeprecated: true });
    expect(all.Versions).toHaveLength(3);
    await expect(value('AWSPENDING')).rejects.toMatchObject({
      message:
        "Secrets Manager can't find the specified secret value for staging label: AWSPENDING",
    });
    await expect(
      secrets.updateSecretVersionStage({
        SecretId,
        VersionStage: 'AWSCURRENT',
        MoveToVersionId: first.VersionId,
      }),
    ).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message: `The parameter RemoveFromVersionId can't be empty. Staging label AWSCURRENT is currently attached to version ${third.VersionId}, so you must explicitly reference that version in RemoveFromVersionId.`,
    });
    await secrets.updateSecretVersionStage({
      SecretId,
      VersionStage: 'AWSCURRENT',
      MoveToVersionId: first.VersionId,
      RemoveFromVersionId: third.VersionId,
    });
    expect([await value('AWSCURRENT'), await value('AWSPREVIOUS')]).toEqual(['1', '3']);
  });

  test('is put once per token', async () => {
    const { secrets } = endpoint.clients;
    const { ARN } = await secrets.createSecret({ Name: 'tokens', SecretString: 'a' });
    const ClientRequestToken = '11111111-2222-3333-4444-555555555555';
    const put = { SecretId: 'tokens', SecretString: 'b', ClientRequestToken };
    await secrets.putSecretValue(put);
    await secrets.putSecretValue(put);
    await expect(secrets.putSecretValue({ ...put, SecretString: 'c' })).rejects.toMatchObject({
      name: 'ResourceExistsException',
      message: `You can't use ClientRequestToken ${ClientRequestToken} because that value is already in use for a version of secret ${ARN}.`,
    });
  });

  test('marked for deletion is out of use until it is restored, and its name is held', async () => {
    const { secrets } = endpoint.clients;
    await secrets.createSecret({ Name: 'doomed', SecretString: 's' });
    const { DeletionDate } = await secrets.deleteSecret({
      SecretId: 'doomed',
      RecoveryWindowInDays: 7,
    });
    const days = ((DeletionDate?.getTime() ?? 0) - Date.now()) / 86_400_000;
    expect(Math.round(days)).toBe(7);
    await expect(secrets.getSecretValue({ SecretId: 'doomed' })).rejects.toMatchObject({
      name: 'InvalidRequestException',
      message: "You can't perform this operation on the secret because it was marked for deletion.",
    });
    await expect(secrets.createSecret({ Name: 'doomed' })).rejects.toMatchObject({
      message:
        "You can't create this secret because a secret with this name is already scheduled for deletion.",
    });
    expect((await secrets.describeSecret({ SecretId: 'doomed' })).DeletedDate).toBeInstanceOf(Date);
    await secrets.restoreSecret({ SecretId: 'doomed' });
    expect((await secrets.getSecretValue({ SecretId: 'doomed' })).SecretString).toBe('s');
    await secrets.deleteSecret({ SecretId: 'doomed', ForceDeleteWithoutRecovery: true });
    await expect(secrets.describeSecret({ SecretId: 'doomed' })).rejects.toMatchObject({
      message: missing,
    });
  });

  test('is listed by filters, tagged and found by tags', async () => {
    const { secrets, tagging } = endpoint.clients;
    await secrets.createSecret({ Name: 'list/one', Tags: [{ Key: 'team', Value: 'data' }] });
    const { ARN = '' } = await secrets.createSecret({ Name: 'list/two', Description: 'The two' });
    await secrets.tagResource({ SecretId: 'list/two', Tags: [{ Key: 'team', Value: 'web' }] });
    const names = async (Key: 'name' | 'tag-value' | 'description', ...Values: string[]) => {
      const { SecretList } = await secrets.listSecrets({
        Filters: [
          { Key, Values },
          { Key: 'name', Values: ['list/'] },
        ],
        SortOrder: 'asc',
      });
      return SecretList?.map(({ Name }) => Name);
    };
    expect(await names('name', 'list/')).toEqual(['list/one', 'list/two']);
    expect(await names('tag-value', 'web')).toEqual(['list/two']);
    expect(await names('tag-value', '!web')).toEqual(['list/one']);
    expect(await names('description', 'the TWO')).toEqual(['list/two']);
    const found = await tagging.getResources({ TagFilters: [{ Key: 'team', Values: ['web'] }] });
    expect(found.ResourceTagMappingList?.map(({ ResourceARN }) => ResourceARN)).toEqual([ARN]);
    await secrets.untagResource({ SecretId: 'list/two', TagKeys: ['team'] });
    expect((await secrets.describeSecret({ SecretId: ARN })).Tags).toBeUndefined();
  });

  test('keeps a binary value and a resource policy', async () => {
    const { secrets } = endpoint.clients;
    const SecretBinary = new Uint8Array([0, 255, 10]);
    await secrets.createSecret({ Name: 'binary', SecretBinary });
    expect((await secrets.getSecretValue({ SecretId: 'binary' })).SecretBinary).toEqual(
      SecretBinary,
    );
    const ResourcePolicy = JSON.stringify({ Version: '2012-10-17', Statement: [] });
    await secrets.putResourcePolicy({ SecretId: 'binary', ResourcePolicy });
    expect((await secrets.getResourcePolicy({ SecretId: 'binary' })).ResourcePolicy).toBe(
      ResourcePolicy,
    );
  });

  test('is read in batches, in which each fails by itself', async () => {
    const { secrets } = endpoint.clients;
    await secrets.createSecret({ Name: 'batched', SecretString: 'b' });
    const { Errors, SecretValues } = await secrets.batchGetSecretValue({
      SecretIdList: ['batched', 'nowhere'],
    });
    expect(SecretValues?.map(({ SecretString }) => SecretString)).toEqual(['b']);
    expect(Errors).toEqual([
      { SecretId: 'nowhere', ErrorCode: 'ResourceNotFoundException', Message: missing },
    ]);
  });
});

test.each([
  [{ RecoveryWindowInDays: 6 }, 'must be between 7 and 30 days'],
  [{ RecoveryWindowInDays: 7, ForceDeleteWithoutRecovery: true }, 'in conjunction with'],
])('a deletion with %j is refused', async (request, message) => {
  await expect(
    endpoint.clients.secrets.deleteSecret({ SecretId: 'any', ...request }),
  ).rejects.toMatchObject({
    name: 'InvalidParameterException',
    message: expect.stringContaining(message),
  });
});

describe('a random password', () => {
  const types = [/[a-z]/, /[A-Z]/, /[0-9]/, /[!-/:-@[-`{-~]/];

  test('has 32 characters with one of each type', async () => {
    const { RandomPassword = '' } = await endpoint.clients.secrets.getRandomPassword({});
    expect(RandomPassword).toHaveLength(32);
    expect(types.every((type) => type.test(RandomPassword))).toBe(true);
  });

  test('of four characters has one of each type, and none that is excluded', async () => {
    for (let i = 0; i < 20; i += 1) {
      const { RandomPassword = '' } = await endpoint.clients.secrets.getRandomPassword({
        PasswordLength: 4,
        ExcludeCharacters: 'abcABC123!"#',
      });
      expect(types.every((type) => type.test(RandomPassword))).toBe(true);
      expect(RandomPassword).not.toMatch(/[abcABC123!"#]/);
    }
  });

  test.each([
    [{ PasswordLength: 3 }, 'Password length is too short based on the required types.'],
    [{ PasswordLength: 4097 }, 'Password length must be between 1 and 4096.'],
    [
      {
        ExcludeLowercase: true,
        ExcludeNumbers: true,
        ExcludePunctuation: true,
        ExcludeUppercase: true,
      },
      'Invalid parameter: every character of the password would be excluded.',
    ],
  ])('by %j is refused', async (request, message) => {
    await expect(endpoint.clients.secrets.getRandomPassword(request)).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message,
    });
  });

  test('may leave types out', async () => {
    const { RandomPassword } = await endpoint.clients.secrets.getRandomPassword({
      PasswordLength: 200,
      ExcludePunctuation: true,
      RequireEachIncludedType: false,
    });
    expect(RandomPassword).toMatch(/^[A-Za-z0-9]{200}$/);
  });
});
