import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { clientsOf, testEndpoint } from './test-endpoint.ts';

describe('signatures', () => {
  const credentials = { accessKeyId: 'AKIDRIGHT', secretAccessKey: 'right' };
  const wrongSecret = { ...credentials, secretAccessKey: 'wrong' };
  const unknownKey = { ...credentials, accessKeyId: 'AKIDOTHER' };
  const skewed = { ...credentials, systemClockOffset: -3_600_000 };

  test('right ones pass, odd characters in path and query included', async () => {
    await using endpoint = await testEndpoint({ credentials });
    const { ec2, logs, s3, sts } = clientsOf(endpoint.url, credentials);
    await sts.getCallerIdentity({});
    await ec2.describeVpcs({});
    await logs.describeLogGroups({});
    await s3.createBucket({ Bucket: 'signed' });
    const Key = "a b/ü+(1)'*&=.txt";
    await s3.putObject({ Bucket: 'signed', Key, Body: 'x', Metadata: { spaced: 'a  b' } });
    const { Contents } = await s3.listObjectsV2({ Bucket: 'signed', Prefix: 'a b/ü+' });
    expect(Contents?.map((object) => object.Key)).toEqual([Key]);
  });

  test.each([
    ['sts', wrongSecret, 'SignatureDoesNotMatch'],
    ['sts', unknownKey, 'InvalidClientTokenId'],
    ['sts', skewed, 'SignatureDoesNotMatch'],
    ['ec2', wrongSecret, 'SignatureDoesNotMatch'],
    ['ec2', unknownKey, 'AuthFailure'],
    ['ec2', skewed, 'RequestExpired'],
    ['s3', wrongSecret, 'SignatureDoesNotMatch'],
    ['s3', unknownKey, 'InvalidAccessKeyId'],
    ['s3', skewed, 'RequestTimeTooSkewed'],
    ['logs', wrongSecret, 'InvalidSignatureException'],
    ['logs', unknownKey, 'UnrecognizedClientException'],
  ] as const)('%s with %o: %s', async (service, choices, name) => {
    await using endpoint = await testEndpoint({ credentials });
    const { ec2, logs, s3, sts } = clientsOf(endpoint.url, choices);
    const call = {
      ec2: () => ec2.describeVpcs({}),
      logs: () => logs.describeLogGroups({}),
      s3: () => s3.listBuckets({}),
      sts: () => sts.getCallerIdentity({}),
    };
    await expect(call[service]()).rejects.toMatchObject({ name });
  });

  test('a role session signs with the key that AssumeRole gave out', async () => {
    await using endpoint = await testEndpoint({ credentials });
    const { iam, sts } = clientsOf(endpoint.url, credentials);
    await iam.createRole({
      RoleName: 'operator',
      AssumeRolePolicyDocument: JSON.stringify({
        Statement: [{ Effect: 'Allow', Principal: { AWS: '*' }, Action: 'sts:AssumeRole' }],
      }),
    });
    const RoleArn = 'arn:aws:iam::000000000000:role/operator';
    const { Credentials } = await sts.assumeRole({ RoleArn, RoleSessionName: 'test' });
    const session = clientsOf(endpoint.url, {
      accessKeyId: Credentials?.AccessKeyId,
      secretAccessKey: Credentials?.SecretAccessKey,
      sessionToken: Credentials?.SessionToken,
    });
    expect((await session.sts.getCallerIdentity({})).Arn).toBe(
      'arn:aws:sts::000000000000:assumed-role/operator/test',
    );
  });

  test('an unsigned call is refused', async () => {
    await using endpoint = await testEndpoint({ credentials });
    const response = await fetch(endpoint.url, {
      method: 'POST',
      body: new URLSearchParams({ Action: 'DescribeVpcs', Version: '2016-11-15' }),
    });
    expect(response.status).toBe(403);
    expect(await response.text()).toContain('<Code>MissingAuthenticationToken</Code>');
  });
});

describe('unknown and unimplemented operations', () => {
  test('name themselves, as each protocol has it', async () => {
    await using endpoint = await testEndpoint();
    const { ec2, logs, s3, sts } = endpoint.clients;
    await expect(ec2.describeKeyPairs({})).rejects.toMatchObject({
      name: 'InvalidAction',
      message: 'The action DescribeKeyPairs is not implemented by this endpoint.',
    });
    await expect(sts.getSessionToken({})).rejects.toMatchObject({ name: 'InvalidAction' });
    await expect(logs.describeQueries({})).rejects.toMatchObject({
      name: 'UnknownOperationException',
    });
    await expect(s3.getBucketWebsite({ Bucket: 'none' })).rejects.toMatchObject({
      name: 'NotImplemented',
      $metadata: { httpStatusCode: 501 },
    });
  });

  test('an action that no client knows', async () => {
    await using endpoint = await testEndpoint();
    const body = new URLSearchParams({ Action: 'MakeCoffee', Version: '2011-06-15' });
    const response = await fetch(endpoint.url, { method: 'POST', body });
    expect([response.status, await response.text()]).toEqual([
      400,
      expect.stringContaining('The action MakeCoffee is not valid for this web service.'),
    ]);
  });
});

describe('a request that does not parse', () => {
  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  const query = 'Action=DescribeVpcs&Version=2016-11-15';
  const logsCall = { 'x-amz-target': 'Logs_20140328.DescribeLogGroups' };

  test.each([
    ['POST', '/', form, `${query}&MaxResults=many`, 'MalformedInput'],
    ['POST', '/', form, 'Version=2016-11-15', 'MissingAction'],
    ['POST', '/', logsCall, '{', 'SerializationException'],
    ['POST', '/', logsCall, '[]', 'SerializationException'],
    ['GET', '/bucket/%zz', {}, undefined, 'InvalidURI'],
    ['GET', '/bucket?list-type=2&max-keys=many', {}, undefined, 'InvalidArgument'],
    ['PUT', '/bucket?tagging', {}, '<Tagging><', 'MalformedXML'],
    ['PATCH', '/bucket', {}, undefined, 'NotImplemented'],
  ])('%s %s %j %s: %s', async (method, path, headers, body, code) => {
    await using endpoint = await testEndpoint();
    await endpoint.clients.s3.createBucket({ Bucket: 'bucket' });
    const response = await fetch(endpoint.url + path, { method, headers, body });
    expect(await response.text()).toContain(code);
    expect(response.status).toBe(code === 'NotImplemented' ? 501 : 400);
  });
});

test('a client that calls too often is throttled, and another family of calls is not', async () => {
  await using endpoint = await testEndpoint({ speed: 0.001 });
  const { ec2 } = endpoint.clients;
  for (let i = 0; i < 100; i += 1) await ec2.describeVpcs({});
  await expect(ec2.describeSubnets({})).rejects.toMatchObject({
    name: 'RequestLimitExceeded',
    message: 'Request limit exceeded.',
  });
  await expect(ec2.createVpc({ CidrBlock: '10.0.0.0/16' })).resolves.toBeDefined();
});

describe('the control endpoint', () => {
  test('counts calls and lists those after a sequence number', async () => {
    await using endpoint = await testEndpoint();
    await endpoint.clients.sts.getCallerIdentity({});
    await endpoint.clients.ec2.describeVpcs({});
    await endpoint.clients.ec2.describeVpcs({});
    expect(await endpoint.control('GET', 'calls?since=1')).toMatchObject({
      body: {
        total: 3,
        counts: { 'EC2.DescribeVpcs': 2, 'STS.GetCallerIdentity': 1 },
        calls: [{ operation: 'DescribeVpcs', status: 200 }, { sequence: 3 }],
      },
    });
  });

  test('changes the speed under way', async () => {
    await using endpoint = await testEndpoint({ speed: 0.001 });
    const { ec2 } = endpoint.clients;
    const { Vpc } = await ec2.createVpc({ CidrBlock: '10.0.0.0/16' });
    const { Subnet } = await ec2.createSubnet({ VpcId: Vpc?.VpcId, CidrBlock: '10.0.0.0/24' });
    await ec2.createNatGateway({ SubnetId: Subnet?.SubnetId, ConnectivityType: 'private' });
    const states = async () =>
      (await ec2.describeNatGateways({})).NatGateways?.map(({ State }) => State);
    expect(await states()).toEqual(['pending']);
    await endpoint.control('POST', 'speed', { speed: 5000 });
    await vi.waitFor(async () => expect(await states()).toEqual(['available']), { interval: 20 });
    expect((await endpoint.control('GET', 'health')).body).toEqual({ status: 'ok', speed: 5000 });
    expect((await endpoint.control('POST', 'speed', { speed: 0 })).status).toBe(400);
    expect((await endpoint.control('GET', 'nothing')).status).toBe(404);
  });
});

describe('a data directory', () => {
  let dataDir: string;
  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'local-aws-'));
  });
  afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

  test('carries resources, object bodies and unfinished work over a restart', async () => {
    {
      await using first = await testEndpoint({ dataDir, speed: 0.001 });
      const { ec2, s3 } = first.clients;
      const { Vpc } = await ec2.createVpc({ CidrBlock: '10.0.0.0/16' });
      const { Subnet } = await ec2.createSubnet({ VpcId: Vpc?.VpcId, CidrBlock: '10.0.0.0/24' });
      await ec2.createNatGateway({ SubnetId: Subnet?.SubnetId, ConnectivityType: 'private' });
      await s3.createBucket({ Bucket: 'kept' });
      await s3.putObject({ Bucket: 'kept', Key: 'k', Body: 'body' });
    }
    await using second = await testEndpoint({ dataDir });
    const { ec2, s3 } = second.clients;
    const object = await s3.getObject({ Bucket: 'kept', Key: 'k' });
    expect(await object.Body?.transformToString()).toBe('body');
    await vi.waitFor(
      async () => {
        const { NatGateways } = await ec2.describeNatGateways({});
        expect(NatGateways?.map(({ State }) => State)).toEqual(['available']);
      },
      { interval: 20 },
    );
  });
});

test('regions do not see one another; buckets have one namespace', async () => {
  await using endpoint = await testEndpoint();
  const west = clientsOf(endpoint.url, { region: 'us-west-2' });
  await endpoint.clients.ec2.createVpc({ CidrBlock: '10.0.0.0/16' });
  expect((await west.ec2.describeVpcs({})).Vpcs).toEqual([]);
  await endpoint.clients.s3.createBucket({ Bucket: 'everywhere' });
  expect((await west.s3.headBucket({ Bucket: 'everywhere' })).BucketRegion).toBe('us-east-2');
});
