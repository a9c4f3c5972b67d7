import {
  BucketAlreadyOwnedByYou,
  CreateBucketCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  PutBucketEncryptionCommand,
  PutBucketTaggingCommand,
  PutObjectCommand,
  PutPublicAccessBlockCommand,
} from '@aws-sdk/client-s3';
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

/** Puts files that are not in the bucket yet there, and makes the bucket where it is missing. */
export async function uploadAssets(
  aws: S3,
  bucket: string,
  files: readonly AssetFile[],
): Promise<void> {
  try {
    await ensureBucket(aws, bucket);
    await Promise.all(files.map((file) => uploadIfAbsent(aws, bucket, file)));
  } catch (error) {
    throw translateAwsError(error);
  }
}

async function ensureBucket({ s3, region }: S3, Bucket: string): Promise<void> {
  if (await isPresent(s3.send(new HeadBucketCommand({ Bucket })))) return;
  const elsewhere = region === 'us-east-1' ? {} : { LocationConstraint: region as never };
  await s3
    .send(
      new CreateBucketCommand({
        Bucket,
        ...(region === 'us-east-1' ? {} : { CreateBucketConfiguration: elsewhere }),
      }),
    )
    .catch((error: unknown) => {
      if (!(error instanceof BucketAlreadyOwnedByYou)) throw error;
    });
  await s3.send(
    new PutPublicAccessBlockCommand({
      Bucket,
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
      Bucket,
      ServerSideEncryptionConfiguration: {
        Rules: [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
      },
    }),
  );
  await s3.send(
    new PutBucketTaggingCommand({
      Bucket,
      Tagging: { TagSet: [{ Key: 'strata:purpose', Value: 'assets' }] },
    }),
  );
}

async function uploadIfAbsent({ s3 }: S3, Bucket: string, file: AssetFile): Promise<void> {
  const { key: Key, content: Body } = file;
  if (await isPresent(s3.send(new HeadObjectCommand({ Bucket, Key })))) return;
  await s3.send(new PutObjectCommand({ Bucket, Key, Body }));
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
