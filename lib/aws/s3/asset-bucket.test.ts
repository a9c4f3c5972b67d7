import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestEndpoint, testEndpoint } from '../../../local-aws/test-endpoint.ts';
import { assetBucketName, uploadAssets } from './asset-bucket.ts';

const region = 'us-east-2';
let cloud: TestEndpoint;
let account: string;

beforeAll(async () => {
  cloud = await testEndpoint();
  account = (await cloud.clients.sts.getCallerIdentity({})).Account ?? '';
});
afterAll(() => cloud[Symbol.asyncDispose]());

const aws = () => ({ s3: cloud.clients.s3, region });
const countOf = async (operation: string): Promise<number> => {
  const { body } = await cloud.control('GET', 'calls');
  const { counts } = body as { counts: Record<string, number> };
  return counts[`S3.${operation}`] ?? 0;
};

test('layers that need the bucket at once make it once', async () => {
  const files = ['etl', 'kubernetes', 'monitoring'].map((name) => ({ key: name, content: name }));
  await Promise.all(files.map((file) => uploadAssets(aws(), account, [file])));
  expect(await countOf('CreateBucket')).toBe(1);
  const Bucket = assetBucketName(account, region);
  const { Contents = [] } = await cloud.clients.s3.listObjectsV2({ Bucket });
  expect(Contents.map(({ Key }) => Key)).toEqual(files.map(({ key }) => key));
  expect(await cloud.clients.s3.getPublicAccessBlock({ Bucket })).toMatchObject({
    PublicAccessBlockConfiguration: { RestrictPublicBuckets: true },
  });

  await uploadAssets(aws(), account, files);
  expect([await countOf('CreateBucket'), await countOf('PutObject')]).toEqual([1, 3]);
});

test('a bucket of the name that is another account’s gets nothing', async () => {
  const other = '111122223333';
  await cloud.clients.s3.createBucket({ Bucket: assetBucketName(other, region) });
  const puts = await countOf('PutObject');
  await expect(uploadAssets(aws(), other, [{ key: 'k', content: 'v' }])).rejects.toMatchObject({
    code: 'aws-denied',
  });
  expect(await countOf('PutObject')).toBe(puts);
});
