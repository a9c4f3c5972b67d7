import {
  DeleteBucketCommand,
  DeleteObjectsCommand,
  HeadBucketCommand,
  ListObjectVersionsCommand,
} from '@aws-sdk/client-s3';
import { AppError } from '#lib/errors/app-error.ts';
import type { Aws } from '../clients.ts';
import { awsErrorName, translateAwsError } from '../translate-error.ts';

type S3 = Pick<Aws, 's3'>;

/** What the first page of a bucket's versions tells of how much there is. */
export interface BucketContents {
  /** Object versions and delete markers, counted up to a thousand. */
  readonly versions: number;
  readonly isComplete: boolean;
}

/** How full a bucket is, by one call; undefined where it does not exist. */
export async function bucketContents(
  { s3 }: S3,
  Bucket: string,
): Promise<BucketContents | undefined> {
  try {
    const page = await s3.send(new ListObjectVersionsCommand({ Bucket }));
    return {
      versions: (page.Versions?.length ?? 0) + (page.DeleteMarkers?.length ?? 0),
      isComplete: !page.IsTruncated,
    };
  } catch (error) {
    if (isMissingBucket(error)) return undefined;
    throw translateAwsError(error);
  }
}

/** Pages of a thousand versions that one step deletes, so that no step takes minutes. */
const pagesPerStep = 20;

/**
 * Deletes every version of every object, up to twenty thousand of them. Says whether the bucket is
 * empty, or gone, now. Throws `aws-refused` when S3 keeps one, as under a legal hold.
 */
export async function emptyBucket({ s3 }: S3, Bucket: string): Promise<boolean> {
  try {
    for (let page = 0; page < pagesPerStep; page += 1) {
      const { Versions = [], DeleteMarkers = [] } = await s3.send(
        new ListObjectVersionsCommand({ Bucket }),
      );
      const found = [...Versions, ...DeleteMarkers];
      if (found.length === 0) return true;
      const { Errors = [] } = await s3.send(
        new DeleteObjectsCommand({
          Bucket,
          Delete: {
            Quiet: true,
            Objects: found.map(({ Key, VersionId }) => ({ Key, VersionId })),
          },
        }),
      );
      const [refused] = Errors;
      if (refused) {
        const reason = refused.Message ?? refused.Code ?? 'not deleted';
        throw new AppError('aws-refused', `${Bucket}/${refused.Key}: ${reason}`);
      }
    }
    return false;
  } catch (error) {
    if (isMissingBucket(error)) return true;
    throw translateAwsError(error);
  }
}

/** Deletes an empty bucket; one that does not exist is no error. */
export async function deleteBucket({ s3 }: S3, Bucket: string): Promise<void> {
  try {
    await s3.send(new HeadBucketCommand({ Bucket }));
    await s3.send(new DeleteBucketCommand({ Bucket }));
  } catch (error) {
    if (!isMissingBucket(error)) throw translateAwsError(error);
  }
}

function isMissingBucket(error: unknown): boolean {
  return /^(NotFound|NoSuchBucket)$/.test(awsErrorName(error));
}
