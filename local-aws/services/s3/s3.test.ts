import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestEndpoint, testEndpoint } from '../../test-endpoint.ts';

let endpoint: TestEndpoint;
const Bucket = 'tested-bucket';
beforeAll(async () => {
  endpoint = await testEndpoint();
  await endpoint.clients.s3.createBucket({ Bucket });
});
afterAll(() => endpoint[Symbol.asyncDispose]());

describe('objects', () => {
  test('come back with bytes, headers and metadata as they were put', async () => {
    const { s3 } = endpoint.clients;
    const Body = new Uint8Array([0, 13, 10, 255]);
    const put = {
      Bucket,
      Key: 'deep/key ü',
      Body,
      ContentType: 'image/x',
      Metadata: { owner: 'me' },
    };
    const { ETag } = await s3.putObject(put);
    const object = await s3.getObject({ Bucket, Key: put.Key });
    expect(await object.Body?.transformToByteArray()).toEqual(Body);
    expect(object).toMatchObject({
      ETag,
      ContentLength: 4,
      ContentType: 'image/x',
      Metadata: { owner: 'me' },
    });
    expect(await s3.headObject({ Bucket, Key: put.Key })).toMatchObject({ ETag, ContentLength: 4 });
  });

  test.each([
    ['bytes=1-3', '123', 'bytes 1-3/10'],
    ['bytes=7-', '789', 'bytes 7-9/10'],
    ['bytes=-2', '89', 'bytes 8-9/10'],
    ['bytes=8-99', '89', 'bytes 8-9/10'],
  ])('range %s', async (Range, body, ContentRange) => {
    const { s3 } = endpoint.clients;
    await s3.putObject({ Bucket, Key: 'digits', Body: '0123456789' });
    const part = await s3.getObject({ Bucket, Key: 'digits', Range });
    expect([await part.Body?.transformToString(), part.ContentRange]).toEqual([body, ContentRange]);
  });

  test('are put only under the conditions given', async () => {
    const { s3 } = endpoint.clients;
    await s3.putObject({ Bucket, Key: 'once', Body: '1', IfNoneMatch: '*' });
    await expect(
      s3.putObject({ Bucket, Key: 'once', Body: '2', IfNoneMatch: '*' }),
    ).rejects.toMatchObject({
      name: 'PreconditionFailed',
      $metadata: { httpStatusCode: 412 },
    });
  });

  test('are listed in pages, with prefixes rolled up at the delimiter', async () => {
    const { s3 } = endpoint.clients;
    for (const key of ['a/1', 'a/2', 'b', 'c/1', 'd']) {
      await s3.putObject({ Bucket, Key: `list/${key}`, Body: 'x' });
    }
    const seen: string[] = [];
    let ContinuationToken: string | undefined;
    do {
      const page = await s3.listObjectsV2({
        Bucket,
        Prefix: 'list/',
        Delimiter: '/',
        MaxKeys: 2,
        ContinuationToken,
      });
      seen.push(
        [
          ...(page.CommonPrefixes ?? []).map(({ Prefix }) => Prefix),
          ...(page.Contents ?? []).map(({ Key }) => Key),
        ].join(),
      );
      ContinuationToken = page.NextContinuationToken;
    } while (ContinuationToken);
    expect(seen).toEqual(['list/a/,list/b', 'list/c/,list/d']);
  });

  test('are deleted several at once, and deleting what is not there succeeds', async () => {
    const { s3 } = endpoint.clients;
    await s3.putObject({ Bucket, Key: 'gone', Body: 'x' });
    const { Deleted } = await s3.deleteObjects({
      Bucket,
      Delete: { Objects: [{ Key: 'gone' }, { Key: 'never' }] },
    });
    expect(Deleted?.map(({ Key }) => Key)).toEqual(['gone', 'never']);
    await expect(s3.getObject({ Bucket, Key: 'gone' })).rejects.toMatchObject({
      name: 'NoSuchKey',
    });
    await expect(s3.headObject({ Bucket, Key: 'gone' })).rejects.toMatchObject({
      name: 'NotFound',
    });
  });

  test('have tags', async () => {
    const { s3 } = endpoint.clients;
    await s3.putObject({ Bucket, Key: 'tagged', Body: 'x', Tagging: 'a=1&b=two%20words' });
    expect((await s3.getObjectTagging({ Bucket, Key: 'tagged' })).TagSet).toEqual([
      { Key: 'a', Value: '1' },
      { Key: 'b', Value: 'two words' },
    ]);
  });
});

describe('buckets', () => {
  test.each([
    ['Not_Valid', 'InvalidBucketName'],
    [Bucket, 'BucketAlreadyOwnedByYou'],
  ])('named %s are refused with %s', async (name, code) => {
    await expect(endpoint.clients.s3.createBucket({ Bucket: name })).rejects.toMatchObject({
      name: code,
    });
  });

  test('keep their settings', async () => {
    const { s3 } = endpoint.clients;
    const blocked = {
      BlockPublicAcls: true,
      BlockPublicPolicy: true,
      IgnorePublicAcls: false,
      RestrictPublicBuckets: false,
    };
    await s3.putPublicAccessBlock({ Bucket, PublicAccessBlockConfiguration: blocked });
    expect((await s3.getPublicAccessBlock({ Bucket })).PublicAccessBlockConfiguration).toEqual(
      blocked,
    );
    await s3.deletePublicAccessBlock({ Bucket });
    await expect(s3.getPublicAccessBlock({ Bucket })).rejects.toMatchObject({
      name: 'NoSuchPublicAccessBlockConfiguration',
    });
    const { ServerSideEncryptionConfiguration } = await s3.getBucketEncryption({ Bucket });
    expect(
      ServerSideEncryptionConfiguration?.Rules?.[0]?.ApplyServerSideEncryptionByDefault
        ?.SSEAlgorithm,
    ).toBe('AES256');
    expect((await s3.getBucketVersioning({ Bucket })).Status).toBeUndefined();
    await s3.putBucketVersioning({ Bucket, VersioningConfiguration: { Status: 'Enabled' } });
    expect((await s3.getBucketVersioning({ Bucket })).Status).toBe('Enabled');
    const Policy = JSON.stringify({ Version: '2012-10-17', Statement: [] });
    await s3.putBucketPolicy({ Bucket, Policy });
    expect((await s3.getBucketPolicy({ Bucket })).Policy).toBe(Policy);
  });

  test('are deleted only when empty', async () => {
    const { s3 } = endpoint.clients;
    await s3.createBucket({ Bucket: 'full-bucket' });
    await s3.putObject({ Bucket: 'full-bucket', Key: 'k', Body: 'x' });
    await expect(s3.deleteBucket({ Bucket: 'full-bucket' })).rejects.toMatchObject({
      name: 'BucketNotEmpty',
    });
    await s3.deleteObject({ Bucket: 'full-bucket', Key: 'k' });
    await s3.deleteBucket({ Bucket: 'full-bucket' });
    await expect(s3.headBucket({ Bucket: 'full-bucket' })).rejects.toMatchObject({
      name: 'NotFound',
    });
  });

  test('are addressed by host name as well', async () => {
    const { port } = new URL(endpoint.url);
    const { s3 } = endpoint.clients;
    await s3.putObject({ Bucket, Key: 'by-host', Body: 'found' });
    const { request } = await import('node:http');
    const body = await new Promise((resolve) => {
      const headers = { host: `${Bucket}.s3.us-east-2.amazonaws.com` };
      request({ port, host: '127.0.0.1', path: '/by-host', headers }, (response) => {
        response.setEncoding('utf8').once('data', resolve);
      }).end();
    });
    expect(body).toBe('found');
  });
});
