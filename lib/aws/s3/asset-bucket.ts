import {
  BucketAlreadyOwnedByYou,
  type BucketLocationConstraint,
  CreateBucketCommand,
  type CreateBucketRequest,
  HeadBucketCommand,
  HeadObjectCommand,
  PutBucketEncryptionCommand,
  PutBucketTaggingCommand,
  PutObjectCommand,
  PutPublicAccessBlockCommand,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { AppError } from '#lib/errors/app-error.ts';
import type { Aws } from '../clients.ts';
import { awsErrorName, translateAwsError } from '../translate-error.ts';

type S3 = Pick<Aws, 's3' | 'region'>;

export interface AssetFile {
  /** The key is named after the contents, so that a file that is there already is the same. */
  readonly key: string;
  readonly content: string;
}

/** The one bucket of an account and region from which stacks and hosts read the product's files. */
export function assetBucketName(accountId: string, region: string): string {
  return `strata-assets-${accountId}-${region}`;
}

/** The URL by which CloudFormation reads a template from the bucket. */
export function assetUrl(bucket: string, region: string, key: string): string {
  const suffix = region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com';
  return `https://${bucket}.s3.${region}.${suffix}/${key}`;
}

/**
 * Puts files that are not in the account's bucket yet there, and makes the bucket where it is missing.
 * A bucket of that name that is another account's is denied, whatever it permits: its owner could
 * replace what hosts run.
 */
export async function uploadAssets(
  aws: S3,
  accountId: string,
  files: readonly AssetFile[],
): Promise<void> {
  const bucket = {
    Bucket: assetBucketName(accountId, aws.region),
    ExpectedBucketOwner: accountId,
  };
  try {
    await ensureBucketOnce(aws, bucket);
    await Promise.all(files.map((file) => uploadIfAbsent(aws, bucket, file)));
  } catch (error) {
    throw translateAwsError(error);
  }
}

interface OwnBucket {
  readonly Bucket: string;
  readonly ExpectedBucketOwner: string;
}

/** Under way now: layers that need the bucket at the same time wait for the one that makes it. */
const ensuring = new Map<string, Promise<void>>();

function ensureBucketOnce(aws: S3, bucket: OwnBucket): Promise<void> {
  const known = ensuring.get(bucket.Bucket);
  if (known) return known;
  const started = ensureBucket(aws, bucket).finally(() => ensuring.delete(bucket.Bucket));
  ensuring.set(bucket.Bucket, started);
  return started;
}

async function ensureBucket({ s3, region }: S3, bucket: OwnBucket): Promise<void> {
  if (await isPresent(s3.send(new HeadBucketCommand(bucket)).catch(sayWhose(bucket)))) return;
  await s3
    .send(new CreateBucketCommand({ Bucket: bucket.Bucket, ...placeOf(region) }))
    .catch((error: unknown) => {
      if (!(error instanceof BucketAlreadyOwnedByYou)) throw error;
    });
  await s3.send(
    new PutPublicAccessBlockCommand({
      ...bucket,
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
    }),
  );
  await s3.send(
    new PutBucketEncryptionCommand({
      ...bucket,
      ServerSideEncryptionConfiguration: {
        Rules: [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
      },
    }),
  );
  await s3.send(
    new PutBucketTaggingCommand({
      ...bucket,
      Tagging: { TagSet: [{ Key: 'strata:purpose', Value: 'assets' }] },
    }),
  );
}

/** The answer to HEAD says no more than 403. */
function sayWhose({ Bucket, ExpectedBucketOwner }: OwnBucket): (error: unknown) => never {
  return (error) => {
    if (!(error instanceof S3ServiceException) || error.$metadata.httpStatusCode !== 403)
      throw error;
    const sentence = `The bucket ${Bucket} may not be read, or is not one of account ${ExpectedBucketOwner}.`;
    throw new AppError('aws-denied', sentence, { cause: error });
  };
}

/** CreateBucket: us-east-1 is where a bucket lies without a constraint, and refuses to be named. */
function placeOf(region: string): Pick<CreateBucketRequest, 'CreateBucketConfiguration'> {
  if (region === 'us-east-1') return {};
  return { CreateBucketConfiguration: { LocationConstraint: constraintOf(region) } };
}

/** Safe: S3 takes the name of any region, of which the SDK lists those that it knows. */
function constraintOf(region: string): BucketLocationConstraint {
  return region as BucketLocationConstraint;
}

async function uploadIfAbsent({ s3 }: S3, bucket: OwnBucket, file: AssetFile): Promise<void> {
  const { key: Key, content: Body } = file;
  if (await isPresent(s3.send(new HeadObjectCommand({ ...bucket, Key })))) return;
  await s3.send(new PutObjectCommand({ ...bucket, Key, Body }));
}

/** A HEAD request has no body to name its error in, only the status 404. */
async function isPresent(answer: Promise<unknown>): Promise<boolean> {
  try {
    await answer;
    return true;
  } catch (error) {
    if (/^(NotFound|NoSuchBucket|NoSuchKey)$/.test(awsErrorName(error))) return false;
    throw error;
  }
}
