import type {
  BucketLocationConstraint,
  CreateBucketOutput,
  CreateBucketRequest,
  DeleteBucketRequest,
  GetBucketLocationOutput,
  GetBucketLocationRequest,
  HeadBucketOutput,
  HeadBucketRequest,
  ListBucketsOutput,
  ListBucketsRequest,
} from '@aws-sdk/client-s3';
import { AwsError, type CallContext } from '../../service.ts';
import { tagsOf } from '../tag-register.ts';
import { buckets, existingBucket, findBucket, removeBucket, saveBucket } from './bucket-store.ts';
import { versioningOf } from './bucket-versioning.ts';
import { versionsOf } from './object-store.ts';

/** @throws AwsError InvalidBucketName, BucketAlreadyOwnedByYou */
export function createBucket(input: CreateBucketRequest, ctx: CallContext): CreateBucketOutput {
  const { Bucket = '', CreateBucketConfiguration } = input;
  if (!isValidName(Bucket)) {
    throw new AwsError('InvalidBucketName', 'The specified bucket is not valid.', 400, {
      BucketName: Bucket,
    });
  }
  if (findBucket(ctx, Bucket)) {
    throw new AwsError(
      'BucketAlreadyOwnedByYou',
      'Your previous request to create the named bucket succeeded and you already own it.',
      409,
      { BucketName: Bucket },
    );
  }
  saveBucket(ctx, {
    name: Bucket,
    region: CreateBucketConfiguration?.LocationConstraint ?? ctx.region,
    creationDate: ctx.clock.now().toISOString(),
    tags: tagsOf(CreateBucketConfiguration?.Tags),
    settings: newBucketSettings,
  });
  return { Location: `/${Bucket}`, BucketArn: `arn:aws:s3:::${Bucket}` };
}

/** @throws AwsError BucketNotEmpty, also while a version or a delete marker is left */
export function deleteBucket({ Bucket }: DeleteBucketRequest, ctx: CallContext): object {
  const bucket = existingBucket(ctx, Bucket);
  const { name } = bucket;
  if (versionsOf(ctx, name).length > 0) {
    const hint = versioningOf(bucket) ? '. You must delete all versions in the bucket.' : '';
    const message = `The bucket you tried to delete is not empty${hint}`;
    throw new AwsError('BucketNotEmpty', message, 409, { BucketName: name });
  }
  removeBucket(ctx, name);
  return {};
}

export function headBucket({ Bucket }: HeadBucketRequest, ctx: CallContext): HeadBucketOutput {
  const { name, region } = existingBucket(ctx, Bucket);
  return { BucketRegion: region, BucketArn: `arn:aws:s3:::${name}`, AccessPointAlias: false };
}

export function listBuckets(input: ListBucketsRequest, ctx: CallContext): ListBucketsOutput {
  const { BucketRegion, ContinuationToken = '', MaxBuckets = 10_000, Prefix = '' } = input;
  const after = Buffer.from(ContinuationToken, 'base64url').toString();
  const found = buckets(ctx).filter(
    ({ name, region }) =>
      name.startsWith(Prefix) && name > after && (!BucketRegion || region === BucketRegion),
  );
  const page = found.slice(0, MaxBuckets);
  const last = page.at(-1);
  return {
    Owner: { DisplayName: 'local', ID: ctx.account },
    Buckets: page.map(({ creationDate, name, region }) => ({
      Name: name,
      CreationDate: new Date(creationDate),
      BucketRegion: region,
      BucketArn: `arn:aws:s3:::${name}`,
    })),
    ...(Prefix && { Prefix }),
    ...(last &&
      page.length < found.length && {
        ContinuationToken: Buffer.from(last.name).toString('base64url'),
      }),
  };
}

export function getBucketLocation(
  { Bucket }: GetBucketLocationRequest,
  ctx: CallContext,
): GetBucketLocationOutput {
  const { region } = existingBucket(ctx, Bucket);
  return region === 'us-east-1' ? {} : { LocationConstraint: asLocation(region) };
}

/** What S3 has set on every new bucket since 2023: "Default encryption" and "Blocking public access" FAQs. */
const newBucketSettings = {
  encryption: {
    Rules: [
      { ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' }, BucketKeyEnabled: false },
    ],
  },
  ownershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
  publicAccessBlock: {
    BlockPublicAcls: true,
    BlockPublicPolicy: true,
    IgnorePublicAcls: true,
    RestrictPublicBuckets: true,
  },
};

/** Source: "Bucket naming rules", Amazon S3 user guide. */
function isValidName(name: string): boolean {
  return /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(name) && !/\.\.|^\d+\.\d+\.\d+\.\d+$/.test(name);
}

/** Safe because location constraints are the names of regions, of which the SDK lists those it knew. */
function asLocation(region: string): BucketLocationConstraint {
  return region as BucketLocationConstraint;
}
