import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestEndpoint, testEndpoint } from '../../test-endpoint.ts';

let endpoint: TestEndpoint;
beforeAll(async () => {
  endpoint = await testEndpoint();
});
afterAll(() => endpoint[Symbol.asyncDispose]());

async function versioned(Bucket: string) {
  const { s3 } = endpoint.clients;
  await s3.createBucket({ Bucket });
  await s3.putBucketVersioning({ Bucket, VersioningConfiguration: { Status: 'Enabled' } });
  const put = async (Key: string, Body: string) =>
    (await s3.putObject({ Bucket, Key, Body })).VersionId;
  const get = async (Key: string, VersionId?: string) => {
    const { Body } = await s3.getObject({ Bucket, Key, VersionId });
    return Body?.transformToString();
  };
  return { s3, put, get };
}

test('a bucket keeps every version, and hides a key behind a delete marker', async () => {
  const Bucket = 'versions-kept';
  const { s3, put, get } = await versioned(Bucket);
  const [first, second] = [await put('k', '1'), await put('k', '2')];
  expect([await get('k'), await get('k', first), await get('k', second)]).toEqual(['2', '1', '2']);
  const marker = await s3.deleteObject({ Bucket, Key: 'k' });
  expect(marker.DeleteMarker).toBe(true);
  await expect(get('k')).rejects.toMatchObject({ name: 'NoSuchKey' });
  await expect(get('k', marker.VersionId)).rejects.toMatchObject({ name: 'MethodNotAllowed' });
  await expect(get('k', 'never')).rejects.toMatchObject({ name: 'NoSuchVersion' });
  expect(await get('k', second)).toBe('2');
  const listed = await s3.listObjectVersions({ Bucket });
  expect(listed.Versions?.map((each) => [each.VersionId, each.IsLatest])).toEqual([
    [second, false],
    [first, false],
  ]);
  expect(listed.DeleteMarkers).toMatchObject([{ Key: 'k', IsLatest: true }]);
  expect((await s3.listObjectsV2({ Bucket })).KeyCount).toBe(0);
  await s3.deleteObject({ Bucket, Key: 'k', VersionId: marker.VersionId });
  expect(await get('k')).toBe('2');
});

test('a bucket with versions is deleted only when it was emptied version by version', async () => {
  const Bucket = 'versions-emptied';
  const { s3, put } = await versioned(Bucket);
  await put('k', '1');
  await put('k', '2');
  await s3.deleteObjects({ Bucket, Delete: { Objects: [{ Key: 'k' }] } });
  await expect(s3.deleteBucket({ Bucket })).rejects.toMatchObject({
    name: 'BucketNotEmpty',
    message:
      'The bucket you tried to delete is not empty. You must delete all versions in the bucket.',
  });
  const { DeleteMarkers = [], Versions = [] } = await s3.listObjectVersions({ Bucket });
  const Objects = [...Versions, ...DeleteMarkers].map(({ Key, VersionId }) => ({ Key, VersionId }));
  const { Deleted } = await s3.deleteObjects({ Bucket, Delete: { Objects } });
  expect(Deleted).toHaveLength(3);
  await s3.deleteBucket({ Bucket });
});

test('suspended versioning puts the null version in its own place', async () => {
  const Bucket = 'versions-suspended';
  const { s3, put, get } = await versioned(Bucket);
  const kept = await put('k', 'kept');
  await s3.putBucketVersioning({ Bucket, VersioningConfiguration: { Status: 'Suspended' } });
  await put('k', 'one');
  await put('k', 'two');
  const { Versions } = await s3.listObjectVersions({ Bucket });
  expect(Versions?.map(({ VersionId }) => VersionId)).toEqual(['null', kept]);
  expect([await get('k'), await get('k', kept)]).toEqual(['two', 'kept']);
});

test('versions are listed in pages, with prefixes rolled up', async () => {
  const Bucket = 'versions-listed';
  const { s3, put } = await versioned(Bucket);
  for (const key of ['a', 'a', 'b/1', 'b/2', 'c']) await put(key, key);
  const seen: (string | undefined)[] = [];
  let markers: { KeyMarker?: string; VersionIdMarker?: string } = {};
  for (let page = 0; page < 5; page += 1) {
    const listed = await s3.listObjectVersions({ Bucket, Delimiter: '/', MaxKeys: 1, ...markers });
    seen.push(listed.Versions?.[0]?.Key ?? listed.CommonPrefixes?.[0]?.Prefix);
    markers = { KeyMarker: listed.NextKeyMarker, VersionIdMarker: listed.NextVersionIdMarker };
    if (!listed.IsTruncated) break;
  }
  expect(seen).toEqual(['a', 'a', 'b/', 'c']);
});

test('an object is uploaded in parts', async () => {
  const { s3 } = endpoint.clients;
  const target = { Bucket: 'parts', Key: 'large' };
  await s3.createBucket({ Bucket: target.Bucket });
  const { UploadId } = await s3.createMultipartUpload({ ...target, ContentType: 'text/x' });
  const upload = { ...target, UploadId };
  const part = async (PartNumber: number, Body: Uint8Array | string) => {
    const { ETag } = await s3.uploadPart({ ...upload, PartNumber, Body });
    return { ETag, PartNumber };
  };
  const large = await part(1, Buffer.alloc(5 * 1024 * 1024, 'a'));
  const small = await part(2, 'b');
  const last = await part(3, 'end');
  expect((await s3.listParts(upload)).Parts?.map(({ Size }) => Size)).toEqual([5_242_880, 1, 3]);
  expect((await s3.listMultipartUploads({ Bucket: target.Bucket })).Uploads).toMatchObject([
    { Key: 'large', UploadId },
  ]);
  const complete = (Parts: object[]) =>
    s3.completeMultipartUpload({ ...upload, MultipartUpload: { Parts } });
  await expect(complete([last, large])).rejects.toMatchObject({ name: 'InvalidPartOrder' });
  await expect(complete([{ ETag: '"x"', PartNumber: 1 }])).rejects.toMatchObject({
    name: 'InvalidPart',
  });
  await expect(complete([large, small, last])).rejects.toMatchObject({ name: 'EntityTooSmall' });
  expect((await complete([large, last])).ETag).toMatch(/^"[0-9a-f]{32}-2"$/);
  const { ContentLength, ContentType } = await s3.headObject(target);
  expect([ContentLength, ContentType]).toEqual([5_242_883, 'text/x']);
  await expect(complete([large])).rejects.toMatchObject({ name: 'NoSuchUpload' });

  const aborted = await s3.createMultipartUpload(target);
  await s3.abortMultipartUpload({ ...target, UploadId: aborted.UploadId });
  expect((await s3.listMultipartUploads({ Bucket: target.Bucket })).Uploads ?? []).toEqual([]);
});

test('a bucket keeps the settings of a data lake', async () => {
  const { s3 } = endpoint.clients;
  const Bucket = 'lake-settings';
  await s3.createBucket({ Bucket });
  const Rules = [
    {
      ID: 'raw',
      Status: 'Enabled' as const,
      Filter: { Prefix: 'raw/' },
      Transitions: [{ Days: 30, StorageClass: 'STANDARD_IA' as const }],
      NoncurrentVersionExpiration: { NoncurrentDays: 7 },
    },
  ];
  const putLifecycle = (rules: object[]) =>
    s3.putBucketLifecycleConfiguration({
      Bucket,
      LifecycleConfiguration: { Rules: rules as typeof Rules },
    });
  await expect(s3.getBucketLifecycleConfiguration({ Bucket })).rejects.toMatchObject({
    name: 'NoSuchLifecycleConfiguration',
  });
  await putLifecycle(Rules);
  expect((await s3.getBucketLifecycleConfiguration({ Bucket })).Rules).toEqual(Rules);
  await expect(
    putLifecycle([{ ...Rules[0], Transitions: [{ Days: 7, StorageClass: 'STANDARD_IA' }] }]),
  ).rejects.toMatchObject({
    name: 'InvalidArgument',
    message:
      "'Days' in Transition action must be greater than or equal to 30 for storageClass 'STANDARD_IA'",
  });
  const IntelligentTieringConfiguration = {
    Id: 'all',
    Status: 'Enabled' as const,
    Tierings: [{ AccessTier: 'ARCHIVE_ACCESS' as const, Days: 90 }],
  };
  await s3.putBucketIntelligentTieringConfiguration({
    Bucket,
    Id: 'all',
    IntelligentTieringConfiguration,
  });
  const tiering = await s3.listBucketIntelligentTieringConfigurations({ Bucket });
  expect(tiering.IntelligentTieringConfigurationList).toEqual([IntelligentTieringConfiguration]);
  const CORSRules = [{ AllowedMethods: ['GET'], AllowedOrigins: ['*'] }];
  await s3.putBucketCors({ Bucket, CORSConfiguration: { CORSRules } });
  expect((await s3.getBucketCors({ Bucket })).CORSRules).toEqual(CORSRules);
  await s3.putBucketNotificationConfiguration({
    Bucket,
    NotificationConfiguration: { EventBridgeConfiguration: {} },
  });
  const notifications = await s3.getBucketNotificationConfiguration({ Bucket });
  expect(notifications.EventBridgeConfiguration).toEqual({});
  const logTo = (TargetBucket: string) =>
    s3.putBucketLogging({
      Bucket,
      BucketLoggingStatus: { LoggingEnabled: { TargetBucket, TargetPrefix: 'logs/' } },
    });
  await expect(logTo('nowhere-at-all')).rejects.toMatchObject({
    name: 'InvalidTargetBucketForLogging',
  });
  await logTo(Bucket);
  expect((await s3.getBucketLogging({ Bucket })).LoggingEnabled?.TargetPrefix).toBe('logs/');
});
