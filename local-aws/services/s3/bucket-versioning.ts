import type {
  BucketVersioningStatus,
  GetBucketVersioningOutput,
  GetBucketVersioningRequest,
  PutBucketVersioningRequest,
} from '@aws-sdk/client-s3';
import type { CallContext } from '../../service.ts';
import { existingBucket, saveBucket } from './bucket-store.ts';

/** Remembered and answered; earlier versions of objects are not kept. */
export function putBucketVersioning(
  { Bucket, VersioningConfiguration }: PutBucketVersioningRequest,
  ctx: CallContext,
): object {
  const bucket = existingBucket(ctx, Bucket);
  const settings = { ...bucket.settings, versioning: VersioningConfiguration?.Status };
  saveBucket(ctx, { ...bucket, settings });
  return {};
}

export function getBucketVersioning(
  { Bucket }: GetBucketVersioningRequest,
  ctx: CallContext,
): GetBucketVersioningOutput {
  const status = existingBucket(ctx, Bucket).settings.versioning;
  return isStatus(status) ? { Status: status } : {};
}

function isStatus(value: unknown): value is BucketVersioningStatus {
  return value === 'Enabled' || value === 'Suspended';
}
