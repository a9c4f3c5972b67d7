import { AwsError, type Service } from '../../service.ts';
import type { BlobStore } from '../../store/blob-store.ts';
import { bucketSettingOperations } from './bucket-settings.ts';
import { getBucketVersioning, putBucketVersioning } from './bucket-versioning.ts';
import {
  createBucket,
  deleteBucket,
  getBucketLocation,
  headBucket,
  listBuckets,
} from './buckets.ts';
import { deleteLifecycle, getLifecycle, putLifecycle } from './lifecycle.ts';
import { listObjects, listObjectsV2 } from './list-objects.ts';
import { listObjectVersions } from './list-versions.ts';
import { getBucketLogging, putBucketLogging } from './logging.ts';
import { multipartOperations } from './multipart.ts';
import { getNotifications, putNotifications } from './notifications.ts';
import { objectOperations } from './objects.ts';
import {
  deleteBucketTagging,
  deleteObjectTagging,
  getBucketTagging,
  getObjectTagging,
  putBucketTagging,
  putObjectTagging,
  s3Taggables,
} from './tagging.ts';
import {
  deleteIntelligentTiering,
  getIntelligentTiering,
  listIntelligentTiering,
  putIntelligentTiering,
} from './tiering.ts';

export function s3(blobs: BlobStore): Service {
  return {
    id: 'S3',
    operations: forExpectedOwner({
      ...bucketSettingOperations,
      ...multipartOperations(blobs),
      ...objectOperations(blobs),
      CreateBucket: createBucket,
      DeleteBucket: deleteBucket,
      DeleteBucketIntelligentTieringConfiguration: deleteIntelligentTiering,
      DeleteBucketLifecycle: deleteLifecycle,
      DeleteBucketTagging: deleteBucketTagging,
      DeleteObjectTagging: deleteObjectTagging,
      GetBucketIntelligentTieringConfiguration: getIntelligentTiering,
      GetBucketLifecycleConfiguration: getLifecycle,
      GetBucketLocation: getBucketLocation,
      GetBucketLogging: getBucketLogging,
      GetBucketNotificationConfiguration: getNotifications,
      GetBucketTagging: getBucketTagging,
      GetBucketVersioning: getBucketVersioning,
      GetObjectTagging: getObjectTagging,
      HeadBucket: headBucket,
      ListBucketIntelligentTieringConfigurations: listIntelligentTiering,
      ListBuckets: listBuckets,
      ListObjectVersions: listObjectVersions,
      ListObjects: listObjects,
      ListObjectsV2: listObjectsV2,
      PutBucketIntelligentTieringConfiguration: putIntelligentTiering,
      PutBucketLifecycleConfiguration: putLifecycle,
      PutBucketLogging: putBucketLogging,
      PutBucketNotificationConfiguration: putNotifications,
      PutBucketTagging: putBucketTagging,
      PutBucketVersioning: putBucketVersioning,
      PutObjectTagging: putObjectTagging,
    }),
    taggables: s3Taggables,
  };
}

type Operations = Service['operations'];

/** `x-amz-expected-bucket-owner`: all buckets here are those of the one account. */
function forExpectedOwner(operations: Operations): Operations {
  return Object.fromEntries(
    Object.entries(operations).map(([name, operation]): [string, Operations[string]] => [
      name,
      (input, ctx) => {
        const { ExpectedBucketOwner = ctx.account } = input as { ExpectedBucketOwner?: string };
        if (ExpectedBucketOwner !== ctx.account)
          throw new AwsError('AccessDenied', 'Access Denied', 403);
        return operation(input, ctx);
      },
    ]),
  );
}
