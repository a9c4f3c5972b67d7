import type {
  GetBucketLoggingOutput,
  GetBucketLoggingRequest,
  LoggingEnabled,
  PutBucketLoggingRequest,
} from '@aws-sdk/client-s3';
import { AwsError, type CallContext } from '../../service.ts';
import { existingBucket, findBucket, saveBucket } from './bucket-store.ts';

/** Remembered and told; no logs are delivered. @throws AwsError InvalidTargetBucketForLogging */
export function putBucketLogging(
  { Bucket, BucketLoggingStatus }: PutBucketLoggingRequest,
  ctx: CallContext,
): object {
  const bucket = existingBucket(ctx, Bucket);
  const logging = BucketLoggingStatus?.LoggingEnabled;
  const target = logging?.TargetBucket;
  if (logging && !findBucket(ctx, target ?? '')) {
    throw new AwsError(
      'InvalidTargetBucketForLogging',
      'The target bucket for logging does not exist',
      400,
      { TargetBucket: target ?? '' },
    );
  }
  saveBucket(ctx, { ...bucket, settings: { ...bucket.settings, logging } });
  return {};
}

export function getBucketLogging(
  { Bucket }: GetBucketLoggingRequest,
  ctx: CallContext,
): GetBucketLoggingOutput {
  const logging = asLogging(existingBucket(ctx, Bucket).settings.logging);
  return logging ? { LoggingEnabled: logging } : {};
}

/** Safe because only `putBucketLogging` writes this setting. */
function asLogging(value: unknown): LoggingEnabled | undefined {
  return value as LoggingEnabled | undefined;
}
