import { ListObjectsV2Command } from '@aws-sdk/client-s3';
import type { Aws } from './clients.ts';

interface Tally {
  readonly Prefix: string;
  readonly Objects: number;
  readonly Bytes: number;
}

interface BucketUsage {
  readonly Objects: number;
  readonly Bytes: number;
  /** By the first path segment, as `raw/`; objects outside any are under the empty prefix. */
  readonly Prefixes: readonly Tally[];
  /** True where the bucket holds more than was counted. */
  readonly IsPartial: boolean;
}

/** Pages of a thousand objects that are counted at most. */
const maxPages = 10;

/** Counts the current objects of a bucket, the first ten thousand of them. */
export async function bucketUsage(
  s3: Aws['s3'],
  Bucket: string,
  pages: number = maxPages,
): Promise<BucketUsage> {
  const tallies = new Map<string, Tally>();
  let ContinuationToken: string | undefined;
  for (let page = 0; page < pages; page += 1) {
    const answer = await s3.send(new ListObjectsV2Command({ Bucket, ContinuationToken }));
    for (const { Key = '', Size = 0 } of answer.Contents ?? []) {
      const Prefix = Key.slice(0, Key.indexOf('/') + 1);
      const { Objects = 0, Bytes = 0 } = tallies.get(Prefix) ?? {};
      tallies.set(Prefix, { Prefix, Objects: Objects + 1, Bytes: Bytes + Size });
    }
    ContinuationToken = answer.NextContinuationToken;
    if (!ContinuationToken) break;
  }
  const Prefixes = [...tallies.values()];
  return {
    Objects: Prefixes.reduce((sum, { Objects }) => sum + Objects, 0),
    Bytes: Prefixes.reduce((sum, { Bytes }) => sum + Bytes, 0),
    Prefixes,
    IsPartial: ContinuationToken !== undefined,
  };
}
