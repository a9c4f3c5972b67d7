import type {
  ListObjectVersionsOutput,
  ListObjectVersionsRequest,
  ObjectVersionStorageClass,
} from '@aws-sdk/client-s3';
import type { CallContext } from '../../service.ts';
import { existingBucket } from './bucket-store.ts';
import { encodedKey } from './list-objects.ts';
import { isMarker, type Version, versionsOf } from './object-store.ts';

const largestPage = 1000;

type Listed = Version & { isLatest: boolean };

/** Versions and delete markers behind the markers given, those of a common prefix rolled into one entry. */
export function listObjectVersions(
  input: ListObjectVersionsRequest,
  ctx: CallContext,
): ListObjectVersionsOutput {
  const { Delimiter, EncodingType, KeyMarker = '', Prefix = '', VersionIdMarker = '' } = input;
  const { name } = existingBucket(ctx, input.Bucket);
  const maxKeys = Math.min(input.MaxKeys ?? largestPage, largestPage);
  const behind = behindMarkers(versionsOf(ctx, name), KeyMarker, VersionIdMarker);
  const entries = entriesOf(behind, Prefix, Delimiter, KeyMarker);
  const page = entries.slice(0, maxKeys);
  const isTruncated = page.length > 0 && page.length < entries.length;
  const versions = page.flatMap((entry) => (typeof entry === 'string' ? [] : [entry]));
  const encode = (key: string) => encodedKey(key, EncodingType);
  return {
    Name: name,
    Prefix: encode(Prefix),
    KeyMarker: encode(KeyMarker),
    VersionIdMarker,
    MaxKeys: maxKeys,
    IsTruncated: isTruncated,
    ...(EncodingType && { EncodingType }),
    ...(isTruncated && nextMarkers(page.at(-1), encode)),
    ...(Delimiter && {
      Delimiter: encode(Delimiter),
      CommonPrefixes: page.flatMap((entry) =>
        typeof entry === 'string' ? [{ Prefix: encode(entry) }] : [],
      ),
    }),
    Versions: versions.flatMap((version) =>
      isMarker(version)
        ? []
        : [
            {
              ...common(ctx, version, encode),
              ETag: version.etag,
              Size: version.size,
              StorageClass: asStorageClass(version.storageClass ?? 'STANDARD'),
            },
          ],
    ),
    DeleteMarkers: versions.filter(isMarker).map((marker) => common(ctx, marker, encode)),
  };
}

function behindMarkers(versions: readonly Listed[], key: string, versionId: string): Listed[] {
  const of = versions.findIndex((each) => each.key === key && each.versionId === versionId);
  if (of >= 0) return versions.slice(of + 1);
  const marker = Buffer.from(key);
  return versions.filter((each) => key === '' || Buffer.compare(Buffer.from(each.key), marker) > 0);
}

function entriesOf(
  versions: readonly Listed[],
  prefix: string,
  delimiter: string | undefined,
  marker: string,
): (Listed | string)[] {
  const entries: (Listed | string)[] = [];
  for (const version of versions.filter(({ key }) => key.startsWith(prefix))) {
    const end = delimiter ? version.key.indexOf(delimiter, prefix.length) : -1;
    if (end < 0) {
      entries.push(version);
      continue;
    }
    const common = version.key.slice(0, end + (delimiter?.length ?? 0));
    if (entries.at(-1) !== common && !marker.startsWith(common)) entries.push(common);
  }
  return entries;
}

function nextMarkers(last: Listed | string | undefined, encode: (key: string) => string) {
  if (last === undefined) return {};
  return typeof last === 'string'
    ? { NextKeyMarker: encode(last) }
    : { NextKeyMarker: encode(last.key), NextVersionIdMarker: last.versionId };
}

function common(ctx: CallContext, version: Listed, encode: (key: string) => string) {
  return {
    Key: encode(version.key),
    VersionId: version.versionId,
    IsLatest: version.isLatest,
    LastModified: new Date(version.lastModified),
    Owner: { ID: ctx.account },
  };
}

/** Safe because it comes from a request; listings of versions name one class where others name many. */
function asStorageClass(name: string): ObjectVersionStorageClass {
  return name as ObjectVersionStorageClass;
}
