import type {
  ListObjectsOutput,
  ListObjectsRequest,
  ListObjectsV2Output,
  ListObjectsV2Request,
  ObjectStorageClass,
} from '@aws-sdk/client-s3';
import { AwsError, type CallContext } from '../../service.ts';
import { existingBucket } from './bucket-store.ts';
import { type ObjectRecord, objectsOf } from './object-store.ts';

export function listObjectsV2(input: ListObjectsV2Request, ctx: CallContext): ListObjectsV2Output {
  const { name } = existingBucket(ctx, input.Bucket);
  const after = input.ContinuationToken ? readToken(input.ContinuationToken) : input.StartAfter;
  const listing = pageOfKeys(objectsOf(ctx, name), input, after ?? '');
  return {
    ...present(listing, input, name),
    KeyCount: listing.contents.length + listing.prefixes.length,
    ...(input.StartAfter && { StartAfter: encodedKey(input.StartAfter, input.EncodingType) }),
    ...(input.ContinuationToken && { ContinuationToken: input.ContinuationToken }),
    ...(listing.isTruncated && { NextContinuationToken: tokenOf(listing.last) }),
  };
}

export function listObjects(input: ListObjectsRequest, ctx: CallContext): ListObjectsOutput {
  const { name } = existingBucket(ctx, input.Bucket);
  const listing = pageOfKeys(objectsOf(ctx, name), input, input.Marker ?? '');
  return {
    ...present(listing, input, name),
    Marker: input.Marker ?? '',
    ...(listing.isTruncated &&
      input.Delimiter && { NextMarker: encodedKey(listing.last, input.EncodingType) }),
  };
}

type ListRequest = Pick<ListObjectsV2Request, 'Delimiter' | 'EncodingType' | 'MaxKeys' | 'Prefix'>;

interface Listing {
  readonly contents: readonly ObjectRecord[];
  readonly prefixes: readonly string[];
  readonly isTruncated: boolean;
  /** The key or common prefix that this page ends with. */
  readonly last: string;
}

const largestPage = 1000;

function present(listing: Listing, input: ListRequest, bucket: string) {
  const { Delimiter, EncodingType, MaxKeys = largestPage, Prefix = '' } = input;
  return {
    Name: bucket,
    Prefix: encodedKey(Prefix, EncodingType),
    MaxKeys: Math.min(MaxKeys, largestPage),
    IsTruncated: listing.isTruncated,
    Contents: listing.contents.map(({ etag, key, lastModified, size, storageClass }) => ({
      Key: encodedKey(key, EncodingType),
      ETag: etag,
      LastModified: new Date(lastModified),
      Size: size,
      StorageClass: asStorageClass(storageClass ?? 'STANDARD'),
    })),
    ...(Delimiter && {
      Delimiter: encodedKey(Delimiter, EncodingType),
      CommonPrefixes: listing.prefixes.map((prefix) => ({
        Prefix: encodedKey(prefix, EncodingType),
      })),
    }),
    ...(EncodingType && { EncodingType }),
  };
}

/** Keys behind `after`, those that share a prefix up to the delimiter rolled into one entry each. */
function pageOfKeys(objects: readonly ObjectRecord[], input: ListRequest, after: string): Listing {
  const { Delimiter, MaxKeys = largestPage, Prefix = '' } = input;
  const entries = new Map<string, ObjectRecord | 'prefix'>();
  for (const object of objects) {
    if (!object.key.startsWith(Prefix)) continue;
    const end = Delimiter ? object.key.indexOf(Delimiter, Prefix.length) : -1;
    const entry = end < 0 ? object.key : object.key.slice(0, end + (Delimiter?.length ?? 0));
    if (entry > after && !(end >= 0 && after.startsWith(entry))) {
      entries.set(entry, end < 0 ? object : 'prefix');
    }
  }
  const page = [...entries].slice(0, Math.min(MaxKeys, largestPage));
  return {
    contents: page.flatMap(([, entry]) => (entry === 'prefix' ? [] : [entry])),
    prefixes: page.flatMap(([name, entry]) => (entry === 'prefix' ? [name] : [])),
    isTruncated: page.length > 0 && page.length < entries.size,
    last: page.at(-1)?.[0] ?? '',
  };
}

/** As listings tell a key, percent-encoded where the request asks for it. */
export function encodedKey(text: string, encoding: ListRequest['EncodingType']): string {
  return encoding === 'url' ? encodeURIComponent(text).replaceAll('%2F', '/') : text;
}

function tokenOf(key: string): string {
  return Buffer.from(`s3:${key}`).toString('base64');
}

function readToken(token: string): string {
  const text = Buffer.from(token, 'base64').toString();
  if (!text.startsWith('s3:')) {
    throw new AwsError('InvalidArgument', 'The continuation token provided is incorrect');
  }
  return text.slice('s3:'.length);
}

/** Safe because it comes from a request, whose storage classes the SDK's type names. */
function asStorageClass(storageClass: string): ObjectStorageClass {
  return storageClass as ObjectStorageClass;
}
