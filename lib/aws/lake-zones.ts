import { ListObjectsV2Command, type _Object as S3Object } from '@aws-sdk/client-s3';
import type { LakeZone } from '#lib/api/catalog.ts';
import type { Aws } from './clients.ts';

type S3 = Pick<Aws, 's3'>;

/** Pages of a thousand objects that are counted of a zone at most. */
const mostPages = 5;
const toldObjects = 5;

interface Content {
  readonly objects: readonly S3Object[];
  readonly isPartial: boolean;
}

/** What lies under each first path segment of a bucket: five thousand objects of each are counted at most. */
export async function readZones({ s3 }: S3, Bucket: string): Promise<LakeZone[]> {
  const { CommonPrefixes = [], Contents: outside = [] } = await s3.send(
    new ListObjectsV2Command({ Bucket, Delimiter: '/' }),
  );
  const zones: LakeZone[] = [];
  for (const { Prefix = '' } of CommonPrefixes) {
    zones.push(zoneDocument(Prefix, await contentOf({ s3 }, Bucket, Prefix)));
  }
  if (outside.length > 0) zones.push(zoneDocument('', { objects: outside, isPartial: false }));
  return zones;
}

async function contentOf({ s3 }: S3, Bucket: string, Prefix: string): Promise<Content> {
  const objects: S3Object[] = [];
  let ContinuationToken: string | undefined;
  for (let page = 0; page < mostPages; page += 1) {
    const answer = await s3.send(new ListObjectsV2Command({ Bucket, Prefix, ContinuationToken }));
    objects.push(...(answer.Contents ?? []));
    ContinuationToken = answer.NextContinuationToken;
    if (!ContinuationToken) break;
  }
  return { objects, isPartial: ContinuationToken !== undefined };
}

function zoneDocument(prefix: string, { objects, isPartial }: Content): LakeZone {
  return {
    prefix,
    objects: objects.length,
    bytes: objects.reduce((sum, { Size = 0 }) => sum + Size, 0),
    isPartial,
    newest: [...objects]
      .sort((a, b) => Number(b.LastModified ?? 0) - Number(a.LastModified ?? 0))
      .slice(0, toldObjects)
      .map(({ Key = '', Size = 0, LastModified }) => ({
        key: Key,
        bytes: Size,
        modifiedAt: (LastModified ?? new Date(0)).toISOString(),
      })),
  };
}
