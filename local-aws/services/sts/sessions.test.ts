import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { globalRegion } from '../../call-contexts.ts';
import { openStore } from '../../store/sqlite-store.ts';
import { type Clients, clientsOf, type TestEndpoint, testEndpoint } from '../../test-endpoint.ts';
import { accountOfTemporaryKey, newTemporaryKeyId } from './access-key.ts';
import { type Session, saveSession, sessionOf } from './session.ts';

const other = '222222222222';
const RoleArn = `arn:aws:iam::${other}:role/strata/Operator`;
const tags = [{ Key: 'strata:person', Value: 'ada@example.com' }];

let endpoint: TestEndpoint;
let own: Clients;
let theirs: Clients;
let dataDir: string;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'strata-sessions-'));
  endpoint = await testEndpoint({ dataDir });
  own = endpoint.clients;
  theirs = clientsOf(endpoint.url, { accessKeyId: other });
  await theirs.iam.createRole({
    RoleName: 'Operator',
    Path: '/strata/',
    AssumeRolePolicyDocument: JSON.stringify({
      Statement: [
        {
          Effect: 'Allow',
          Principal: { AWS: 'arn:aws:iam::000000000000:root' },
          Action: 'sts:AssumeRole',
          Condition: { StringEquals: { 'sts:ExternalId': 'secret-enough' } },
        },
        {
          Effect: 'Allow',
          Principal: { AWS: '000000000000' },
          Action: 'sts:TagSession',
          Condition: {
            'ForAllValues:StringEquals': { 'aws:TagKeys': ['strata:person', 'strata:environment'] },
          },
        },
      ],
    }),
  });
  await theirs.iam.putRolePolicy({
    RoleName: 'Operator',
    PolicyName: 'own',
    PolicyDocument: JSON.stringify({
      Statement: [
        { Effect: 'Allow', Action: ['ec2:Describe*', 'logs:Describe*', 's3:*'], Resource: '*' },
        { Effect: 'Deny', Action: 's3:DeleteBucket', Resource: '*' },
      ],
    }),
  });
});

afterAll(async () => {
  await endpoint[Symbol.asyncDispose]();
  await rm(dataDir, { recursive: true });
});

const assume = (more: object = {}) =>
  own.sts.assumeRole({
    RoleArn,
    RoleSessionName: 'ada@example.com',
    ExternalId: 'secret-enough',
    DurationSeconds: 900,
    ...more,
  });

async function sessionClients(more: object = {}, token?: string): Promise<Clients> {
  const { Credentials } = await assume(more);
  return clientsOf(endpoint.url, {
    accessKeyId: Credentials?.AccessKeyId,
    secretAccessKey: Credentials?.SecretAccessKey,
    sessionToken: token ?? Credentials?.SessionToken,
  });
}

const denied = (action: string, because: string) =>
  new RegExp(
    `User: arn:aws:sts::${other}:assumed-role/Operator/ada@example.com is not authorized to perform: ${action} on resource: .* ${because}`,
  );

describe('accounts', () => {
  test('are apart, and twelve digits in the place of a key choose one', async () => {
    await theirs.ec2.createVpc({ CidrBlock: '10.9.0.0/16' });
    expect((await theirs.ec2.describeVpcs({})).Vpcs).toHaveLength(1);
    expect((await own.ec2.describeVpcs({})).Vpcs).toEqual([]);
    expect((await theirs.sts.getCallerIdentity({})).Account).toBe(other);
    expect((await own.sts.getCallerIdentity({})).Account).toBe('000000000000');
  });

  test.each(['000000000000', other, '999999999999'])('%s is told by its keys', (account) => {
    expect(accountOfTemporaryKey(newTemporaryKeyId(account))).toBe(account);
  });
});

describe('assuming a role', () => {
  test('gives a session of its account', async () => {
    const session = await sessionClients({ Tags: tags });
    expect(await session.sts.getCallerIdentity({})).toMatchObject({
      Account: other,
      Arn: `arn:aws:sts::${other}:assumed-role/Operator/ada@example.com`,
    });
    expect((await session.ec2.describeVpcs({})).Vpcs).toHaveLength(1);
  });

  test.each<[string, object, object]>([
    ['another external id', { ExternalId: 'guessed' }, { name: 'AccessDenied' }],
    ['no external id', { ExternalId: undefined }, { name: 'AccessDenied' }],
    [
      'a role that does not exist',
      { RoleArn: `arn:aws:iam::${other}:role/Nobody` },
      {
        name: 'AccessDenied',
        message: `User: arn:aws:iam::000000000000:root is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::${other}:role/Nobody`,
      },
    ],
    [
      'a tag that it does not take',
      { Tags: [{ Key: 'admin', Value: 'true' }] },
      { name: 'AccessDenied', message: expect.stringContaining('sts:TagSession') },
    ],
    ['too short a time', { DurationSeconds: 60 }, { name: 'ValidationError' }],
    ['too long a time', { DurationSeconds: 43_200 }, { name: 'ValidationError' }],
    ['a name with a space', { RoleSessionName: 'Ada L' }, { name: 'ValidationError' }],
  ])('is refused for %s', async (_, more, error) => {
    await expect(assume(more)).rejects.toMatchObject(error);
  });

  test('is nothing that a session may do by itself', async () => {
    const session = await sessionClients();
    await expect(
      session.sts.assumeRole({ RoleArn, RoleSessionName: 'again', ExternalId: 'secret-enough' }),
    ).rejects.toMatchObject({ name: 'AccessDenied' });
  });
});

describe('a session', () => {
  test('may do what its role allows, and is told of the rest in the words of each service', async () => {
    const session = await sessionClients();
    await session.s3.createBucket({ Bucket: 'of-the-session' });
    await expect(session.s3.deleteBucket({ Bucket: 'of-the-session' })).rejects.toMatchObject({
      name: 'AccessDenied',
      message: expect.stringMatching(
        denied('s3:DeleteBucket', 'with an explicit deny in an identity-based policy'),
      ),
    });
    const absent = (action: string) =>
      denied(action, `because no identity-based policy allows the ${action} action`);
    await expect(session.ec2.createVpc({ CidrBlock: '10.0.0.0/16' })).rejects.toMatchObject({
      name: 'UnauthorizedOperation',
      message: expect.stringMatching(absent('ec2:CreateVpc')),
    });
    await expect(session.logs.createLogGroup({ logGroupName: 'x' })).rejects.toMatchObject({
      name: 'AccessDeniedException',
      message: expect.stringMatching(absent('logs:CreateLogGroup')),
    });
    await expect(session.iam.listRoles({})).rejects.toMatchObject({
      name: 'AccessDenied',
      message: expect.stringMatching(absent('iam:ListRoles')),
    });
  });

  test('does no more than its boundary allows', async () => {
    const boundary = await theirs.iam.createPolicy({
      PolicyName: 'Boundary',
      PolicyDocument: JSON.stringify({
        Statement: [{ Effect: 'Allow', Action: 'ec2:*', Resource: '*' }],
      }),
    });
    const PermissionsBoundary = boundary.Policy?.Arn;
    await theirs.iam.putRolePermissionsBoundary({ RoleName: 'Operator', PermissionsBoundary });
    const session = await sessionClients();
    await session.ec2.describeVpcs({});
    await expect(session.logs.describeLogGroups({})).rejects.toMatchObject({
      message: expect.stringMatching(
        denied('logs:DescribeLogGroups', 'because no permissions boundary allows'),
      ),
    });
    await theirs.iam.deleteRolePermissionsBoundary({ RoleName: 'Operator' });
  });

  test('is of its token', async () => {
    const session = await sessionClients({}, 'another');
    await expect(session.sts.getCallerIdentity({})).rejects.toMatchObject({
      name: 'InvalidClientTokenId',
    });
  });

  test('ends', async () => {
    const { Credentials } = await assume();
    const key = Credentials?.AccessKeyId ?? '';
    await endpoint[Symbol.asyncDispose]();
    expire(key);
    endpoint = await testEndpoint({ dataDir });
    const session = clientsOf(endpoint.url, {
      accessKeyId: key,
      secretAccessKey: Credentials?.SecretAccessKey,
      sessionToken: Credentials?.SessionToken,
    });
    await expect(session.sts.getCallerIdentity({})).rejects.toMatchObject({ name: 'ExpiredToken' });
    await expect(session.logs.describeLogGroups({})).rejects.toMatchObject({
      name: 'ExpiredTokenException',
    });
  });
});

/** Puts the end of a session into the past, while no endpoint has the state open. */
function expire(key: string): void {
  const file = openStore(join(dataDir, 'state.db'));
  const store = file.region(other, globalRegion);
  const session = sessionOf(store, key);
  saveSession(store, { ...(session as Session), expiration: '2020-01-01T00:00:00.000Z' });
  file.close();
}
