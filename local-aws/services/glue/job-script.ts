import { AwsError, type CallContext } from '../../service.ts';
import { type JobRunRecord, jobs } from './job-store.ts';
import { s3Place } from './s3-place.ts';

export interface ScriptPlace {
  readonly bucket: string;
  readonly key: string;
  readonly fileName: string;
}

/** @throws AwsError for a location that is not one of S3 */
export function scriptPlace(ctx: CallContext, { jobName }: JobRunRecord): ScriptPlace {
  const location = jobs.find(ctx, jobName)?.settings.Command?.ScriptLocation ?? '';
  const { bucket, prefix } = s3Place(location);
  const key = prefix.replace(/\/$/, '');
  return { bucket, key, fileName: key.split('/').at(-1) ?? key };
}

/** Why a run cannot get its script, if it cannot; worded as Glue words it. */
export async function missingScript(
  ctx: CallContext,
  run: JobRunRecord,
): Promise<string | undefined> {
  try {
    const { bucket, key } = scriptPlace(ctx, run);
    const refusal = `LAUNCH ERROR | Error downloading from S3 for bucket: ${bucket}, key: ${key}.An error occurred (404) when calling the HeadObject operation: Not Found`;
    return (await exists(ctx, bucket, key))
      ? undefined
      : `${refusal} Please refer logs for details.`;
  } catch (cause) {
    if (cause instanceof AwsError) return `LAUNCH ERROR | ${cause.message}`;
    throw cause;
  }
}

async function exists(ctx: CallContext, Bucket: string, Key: string): Promise<boolean> {
  try {
    await ctx.call('S3', 'HeadObject', { Bucket, Key });
    return true;
  } catch (cause) {
    if (cause instanceof AwsError && cause.httpStatus === 404) return false;
    throw cause;
  }
}

/** The lines of a run's script; none where it can no longer be read. */
export async function scriptLines(
  ctx: CallContext,
  { bucket, key }: ScriptPlace,
): Promise<string[]> {
  try {
    const { Body } = await ctx.call('S3', 'GetObject', { Bucket: bucket, Key: key });
    return Body instanceof Uint8Array ? Buffer.from(Body).toString('utf8').split(/\r?\n/) : [];
  } catch (cause) {
    if (cause instanceof AwsError) return [];
    throw cause;
  }
}
