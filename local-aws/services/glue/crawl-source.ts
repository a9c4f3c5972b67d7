import { constants, gunzipSync } from 'node:zlib';
import type { CallContext } from '../../service.ts';
import type { CrawledObject } from './crawl-layout.ts';
import type { S3Place } from './s3-place.ts';

/** More objects than a local crawl needs to see what there is. */
const mostObjects = 20_000;

/** Everything below a place that no exclude pattern matches. */
export async function listObjects(
  ctx: CallContext,
  { bucket, prefix }: S3Place,
  exclusions: readonly string[] = [],
): Promise<CrawledObject[]> {
  const excluded = exclusions.map(globPattern);
  const found: CrawledObject[] = [];
  let ContinuationToken: unknown;
  do {
    const page = await ctx.call('S3', 'ListObjectsV2', {
      Bucket: bucket,
      Prefix: prefix,
      ContinuationToken,
    });
    found.push(...readContents(page.Contents));
    ContinuationToken = page.NextContinuationToken;
  } while (ContinuationToken !== undefined && found.length < mostObjects);
  return found.filter(({ key }) => !excluded.some((glob) => glob.test(key.slice(prefix.length))));
}

function readContents(contents: unknown): CrawledObject[] {
  if (!Array.isArray(contents)) return [];
  return contents.map(({ Key, Size }: { Key: unknown; Size: unknown }) => ({
    key: String(Key),
    size: Number(Size),
  }));
}

/** Source: "Include and exclude patterns", AWS Glue Developer Guide. */
function globPattern(glob: string): RegExp {
  const pattern = glob
    .replace(/[.+^$()|[\]\\]/g, '\\$&')
    .replace(/\{([^}]*)\}/g, (_, choices: string) => `(?:${choices.replaceAll(',', '|')})`)
    .replace(/\*\*|\*|\?/g, (wild) => ({ '**': '.*', '*': '[^/]*' })[wild] ?? '[^/]');
  return new RegExp(`^${pattern}$`);
}

const headBytes = 65_536;

export interface Head {
  readonly text: string;
  readonly isWhole: boolean;
}

/** The beginning of an object as text; undefined where it cannot be unpacked. */
export async function readHead(
  ctx: CallContext,
  bucket: string,
  { key, size }: CrawledObject,
  compression: string | undefined,
): Promise<Head | undefined> {
  if (compression !== undefined && compression !== 'gzip') return undefined;
  const answer = await ctx.call('S3', 'GetObject', {
    Bucket: bucket,
    Key: key,
    Range: `bytes=0-${headBytes - 1}`,
  });
  const bytes = answer.Body instanceof Uint8Array ? answer.Body : new Uint8Array();
  const unpacked = compression === 'gzip' ? unzipHead(bytes) : Buffer.from(bytes);
  return unpacked && { text: unpacked.toString('utf8'), isWhole: size <= headBytes };
}

/** What of a file cut off can be unpacked. */
function unzipHead(bytes: Uint8Array): Buffer | undefined {
  try {
    return gunzipSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH });
  } catch {
    return undefined;
  }
}
