import { createHash } from 'node:crypto';
import type { FunctionCode } from '@aws-sdk/client-lambda';
import { unzipSync } from 'fflate';
import { AwsError, type CallContext } from '../../service.ts';

const largestUnzippedBytes = 262_144_000;

/**
 * The zip file of a function, given in the request or kept in S3.
 * @throws AwsError InvalidParameterValueException for code that cannot be fetched or unzipped
 */
export async function zipOf(
  ctx: CallContext,
  code: Pick<FunctionCode, 'ImageUri' | 'S3Bucket' | 'S3Key' | 'S3ObjectVersion' | 'ZipFile'>,
): Promise<Uint8Array> {
  const zip = code.ZipFile ?? (await fromS3(ctx, code));
  requireZip(zip);
  return zip;
}

export function sha256(zip: Uint8Array): string {
  return createHash('sha256').update(zip).digest('base64');
}

async function fromS3(
  ctx: CallContext,
  { ImageUri, S3Bucket, S3Key, S3ObjectVersion }: FunctionCode,
): Promise<Uint8Array> {
  if (ImageUri) throw invalid('Container images are not supported by this endpoint.');
  if (!S3Bucket || !S3Key) throw invalid('Please provide a source for function code.');
  const answer = await ctx
    .call('S3', 'GetObject', { Bucket: S3Bucket, Key: S3Key, VersionId: S3ObjectVersion })
    .catch((cause: unknown) => {
      if (!(cause instanceof AwsError)) throw cause;
      throw invalid(
        `Error occurred while GetObject. S3 Error Code: ${cause.code}. S3 Error Message: ${cause.message}`,
      );
    });
  return answer.Body instanceof Uint8Array ? answer.Body : new Uint8Array();
}

function requireZip(zip: Uint8Array): void {
  let sizeBytes = 0;
  try {
    const files = unzipSync(zip, {
      filter({ originalSize }) {
        sizeBytes += originalSize;
        return false;
      },
    });
    if (Object.keys(files).length === 0 && sizeBytes === 0) throw new Error('empty');
  } catch {
    throw invalid(
      'Could not unzip uploaded file. Please check your file, then try to upload again.',
    );
  }
  if (sizeBytes > largestUnzippedBytes) {
    throw invalid(`Unzipped size must be smaller than ${largestUnzippedBytes} bytes`);
  }
}

function invalid(message: string): AwsError {
  return new AwsError('InvalidParameterValueException', message);
}
