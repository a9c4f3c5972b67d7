import type {
  BucketVersioningStatus,
  GetBucketVersioningOutput,
  GetBucketVersioningRequest,
  PutBucketVersioningRequest,
} from '@aws-sdk/client-s3';
import { AwsError, type CallContext } from '../../service.ts';
import { type BucketRecord, existingBucket, saveBucket } from './bucket-store.ts';

/** @throws AwsError IllegalVersioningConfigurationException: versions can be suspended, not taken back */
export function putBucketVersioning(
  { Bucket, VersioningConfiguration }: PutBucketVersioningRequest,
  ctx: CallContext,
): object {
  const bucket = existingBucket(ctx, Bucket);
  if (!isStatus(VersioningConfiguration?.Status)) {
    throw new AwsError(
      'IllegalVersioningConfigurationException',
      'The Versioning element must be specified',
    );
  }
  const settings = { ...bucket.settings, versioning: VersioningConfiguration.Status };
  saveBucket(ctx, { ...bucket, settings });
  return {};
}

export function getBucketVersioning(
  { Bucket }: GetBucketVersioningRequest,
  ctx: CallContext,
): GetBucketVersioningOutput {
  const status = versioningOf(existingBucket(ctx, Bucket));
  return status ? { Status: status } : {};
}

/** Undefined for a bucket that never had versions. */
export function versioningOf({ settings }: BucketRecord): BucketVersioningStatus | undefined {
  return isStatus(settings.versioning) ? settings.versioning : undefined;
}

function isStatus(value: unknown): value is BucketVersioningStatus {
  return value === 'Enabled' || value === 'Suspended';
}
