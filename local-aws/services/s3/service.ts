import type { Service } from '../../service.ts';
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
    operations: {
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
    },
    taggables: s3Taggables,
  };
}
