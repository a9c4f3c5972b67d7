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
import { listObjects, listObjectsV2 } from './list-objects.ts';
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

export function s3(blobs: BlobStore): Service {
  return {
    id: 'S3',
    operations: {
      ...bucketSettingOperations,
      ...objectOperations(blobs),
      CreateBucket: createBucket,
      DeleteBucket: deleteBucket,
      DeleteBucketTagging: deleteBucketTagging,
      DeleteObjectTagging: deleteObjectTagging,
      GetBucketLocation: getBucketLocation,
      GetBucketTagging: getBucketTagging,
      GetBucketVersioning: getBucketVersioning,
      GetObjectTagging: getObjectTagging,
      HeadBucket: headBucket,
      ListBuckets: listBuckets,
      ListObjects: listObjects,
      ListObjectsV2: listObjectsV2,
      PutBucketTagging: putBucketTagging,
      PutBucketVersioning: putBucketVersioning,
      PutObjectTagging: putObjectTagging,
    },
    taggables: s3Taggables,
  };
}
