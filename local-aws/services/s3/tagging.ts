import type {
  DeleteBucketTaggingRequest,
  DeleteObjectTaggingRequest,
  GetBucketTaggingOutput,
  GetBucketTaggingRequest,
  GetObjectTaggingOutput,
  GetObjectTaggingRequest,
  PutBucketTaggingRequest,
  PutObjectTaggingRequest,
} from '@aws-sdk/client-s3';
import { AwsError, type CallContext, type Taggables } from '../../service.ts';
import { tagList, tagsOf } from '../tag-register.ts';
import { buckets, existingBucket, saveBucket } from './bucket-store.ts';
import { existingObject, saveObject } from './object-store.ts';

export function putBucketTagging(
  { Bucket, Tagging }: PutBucketTaggingRequest,
  ctx: CallContext,
): object {
  saveBucket(ctx, { ...existingBucket(ctx, Bucket), tags: tagsOf(Tagging?.TagSet) });
  return {};
}

/** @throws AwsError NoSuchTagSet for a bucket without tags */
export function getBucketTagging(
  { Bucket }: GetBucketTaggingRequest,
  ctx: CallContext,
): GetBucketTaggingOutput {
  const { name, tags } = existingBucket(ctx, Bucket);
  if (Object.keys(tags).length === 0) {
    throw new AwsError('NoSuchTagSet', 'The TagSet does not exist', 404, { BucketName: name });
  }
  return { TagSet: tagList(tags) };
}

export function deleteBucketTagging(
  { Bucket }: DeleteBucketTaggingRequest,
  ctx: CallContext,
): object {
  saveBucket(ctx, { ...existingBucket(ctx, Bucket), tags: {} });
  return {};
}

export function putObjectTagging(input: PutObjectTaggingRequest, ctx: CallContext): object {
  const { name } = existingBucket(ctx, input.Bucket);
  const object = existingObject(ctx, name, input.Key, input.VersionId);
  saveObject(ctx, name, { ...object, tags: tagsOf(input.Tagging?.TagSet) });
  return {};
}

export function getObjectTagging(
  { Bucket, Key, VersionId }: GetObjectTaggingRequest,
  ctx: CallContext,
): GetObjectTaggingOutput {
  const { name } = existingBucket(ctx, Bucket);
  return { TagSet: tagList(existingObject(ctx, name, Key, VersionId).tags) };
}

export function deleteObjectTagging(
  { Bucket, Key, VersionId }: DeleteObjectTaggingRequest,
  ctx: CallContext,
): object {
  const { name } = existingBucket(ctx, Bucket);
  saveObject(ctx, name, { ...existingObject(ctx, name, Key, VersionId), tags: {} });
  return {};
}

/** Buckets lie beside every region, so each region lists only its own. */
export const s3Taggables: Taggables = {
  list: (ctx) =>
    buckets(ctx)
      .filter(({ region, tags }) => region === ctx.region && Object.keys(tags).length > 0)
      .map(({ name, tags }) => ({ arn: `arn:aws:s3:::${name}`, type: 's3', tags })),
  tag(ctx, arn, tags) {
    const bucket = bucketOf(ctx, arn);
    saveBucket(ctx, { ...bucket, tags: { ...bucket.tags, ...tags } });
  },
  untag(ctx, arn, keys) {
    const bucket = bucketOf(ctx, arn);
    const kept = Object.entries(bucket.tags).filter(([key]) => !keys.includes(key));
    saveBucket(ctx, { ...bucket, tags: Object.fromEntries(kept) });
  },
};

function bucketOf(ctx: CallContext, arn: string) {
  return existingBucket(ctx, arn.split(':::')[1]);
}
