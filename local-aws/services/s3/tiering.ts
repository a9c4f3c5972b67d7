import type {
  DeleteBucketIntelligentTieringConfigurationRequest,
  GetBucketIntelligentTieringConfigurationOutput,
  GetBucketIntelligentTieringConfigurationRequest,
  IntelligentTieringConfiguration,
  ListBucketIntelligentTieringConfigurationsOutput,
  ListBucketIntelligentTieringConfigurationsRequest,
  PutBucketIntelligentTieringConfigurationRequest,
} from '@aws-sdk/client-s3';
import { AwsError, type CallContext } from '../../service.ts';
import { type BucketRecord, existingBucket, saveBucket } from './bucket-store.ts';

export function putIntelligentTiering(
  input: PutBucketIntelligentTieringConfigurationRequest,
  ctx: CallContext,
): object {
  const bucket = existingBucket(ctx, input.Bucket);
  const configuration = input.IntelligentTieringConfiguration;
  if (!configuration || configuration.Id !== input.Id) {
    throw new AwsError(
      'InvalidArgument',
      'The Id in the request differs from the configuration’s.',
    );
  }
  const others = configurationsOf(bucket).filter(({ Id }) => Id !== input.Id);
  save(ctx, bucket, [...others, configuration]);
  return {};
}

/** @throws AwsError NoSuchConfiguration */
export function getIntelligentTiering(
  { Bucket, Id }: GetBucketIntelligentTieringConfigurationRequest,
  ctx: CallContext,
): GetBucketIntelligentTieringConfigurationOutput {
  const bucket = existingBucket(ctx, Bucket);
  return { IntelligentTieringConfiguration: existing(bucket, Id) };
}

export function deleteIntelligentTiering(
  { Bucket, Id }: DeleteBucketIntelligentTieringConfigurationRequest,
  ctx: CallContext,
): object {
  const bucket = existingBucket(ctx, Bucket);
  const removed = existing(bucket, Id);
  save(
    ctx,
    bucket,
    configurationsOf(bucket).filter((each) => each.Id !== removed.Id),
  );
  return {};
}

export function listIntelligentTiering(
  { Bucket }: ListBucketIntelligentTieringConfigurationsRequest,
  ctx: CallContext,
): ListBucketIntelligentTieringConfigurationsOutput {
  const found = configurationsOf(existingBucket(ctx, Bucket));
  return { IsTruncated: false, IntelligentTieringConfigurationList: found };
}

function existing(bucket: BucketRecord, id: string | undefined): IntelligentTieringConfiguration {
  const found = configurationsOf(bucket).find(({ Id }) => Id === id);
  if (found) return found;
  throw new AwsError('NoSuchConfiguration', 'The specified configuration does not exist.', 404, {
    BucketName: bucket.name,
  });
}

function save(
  ctx: CallContext,
  bucket: BucketRecord,
  intelligentTiering: readonly IntelligentTieringConfiguration[],
): void {
  saveBucket(ctx, { ...bucket, settings: { ...bucket.settings, intelligentTiering } });
}

/** Safe because only `save` above writes this setting. */
function configurationsOf({ settings }: BucketRecord): IntelligentTieringConfiguration[] {
  return (settings.intelligentTiering ?? []) as IntelligentTieringConfiguration[];
}
