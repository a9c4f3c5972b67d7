import { createHash, randomUUID } from 'node:crypto';
import type {
  DeleteObjectRequest,
  DeleteObjectsOutput,
  DeleteObjectsRequest,
  GetObjectRequest,
  HeadObjectOutput,
  HeadObjectRequest,
  PutObjectOutput,
  PutObjectRequest,
} from '@aws-sdk/client-s3';
import { AwsError, type CallContext } from '../../service.ts';
import type { BlobStore } from '../../store/blob-store.ts';
import { existingBucket } from './bucket-store.ts';
import { byteRange } from './byte-range.ts';
import {
  existingObject,
  findObject,
  type ObjectRecord,
  removeObject,
  saveObject,
} from './object-store.ts';

const keptHeaders = [
  'CacheControl',
  'ContentDisposition',
  'ContentEncoding',
  'ContentLanguage',
  'ContentType',
] as const satisfies readonly (keyof PutObjectRequest & keyof HeadObjectOutput)[];

/** The operations on single objects, whose bodies lie in `blobs`. */
export function objectOperations(blobs: BlobStore) {
  const discard = (ctx: CallContext, bucket: string, key: string) => {
    const object = findObject(ctx, bucket, key);
    if (!object) return;
    removeObject(ctx, bucket, key);
    blobs.delete(object.blobId);
  };

  return {
    /** @throws AwsError PreconditionFailed where `IfNoneMatch: *` finds the key taken */
    PutObject(input: PutObjectRequest, ctx: CallContext): PutObjectOutput {
      const bucket = existingBucket(ctx, input.Bucket);
      const key = input.Key ?? '';
      const previous = findObject(ctx, bucket.name, key);
      if (input.IfNoneMatch === '*' && previous) throw preconditionFailed();
      if (input.IfMatch && input.IfMatch !== previous?.etag) throw preconditionFailed();
      const bytes = bytesOf(input.Body);
      const object = newObject(ctx, input, key, bytes);
      blobs.put(object.blobId, bytes);
      saveObject(ctx, bucket.name, object);
      if (previous) blobs.delete(previous.blobId);
      return { ETag: object.etag, ServerSideEncryption: 'AES256' };
    },

    GetObject(input: GetObjectRequest, ctx: CallContext) {
      const { name } = existingBucket(ctx, input.Bucket);
      const object = existingObject(ctx, name, input.Key);
      requireMatch(input, object);
      const bytes = blobs.get(object.blobId) ?? new Uint8Array();
      const range = input.Range ? byteRange(input.Range, bytes.length) : undefined;
      const body = range ? bytes.subarray(range.start, range.end + 1) : bytes;
      return {
        ...present(object),
        ContentLength: body.length,
        ...(range && { ContentRange: `bytes ${range.start}-${range.end}/${bytes.length}` }),
        Body: body,
      };
    },

    HeadObject(input: HeadObjectRequest, ctx: CallContext): HeadObjectOutput {
      const { name } = existingBucket(ctx, input.Bucket);
      const object = existingObject(ctx, name, input.Key);
      requireMatch(input, object);
      return present(object);
    },

    DeleteObject({ Bucket, Key = '' }: DeleteObjectRequest, ctx: CallContext): object {
      discard(ctx, existingBucket(ctx, Bucket).name, Key);
      return {};
    },

    DeleteObjects({ Bucket, Delete }: DeleteObjectsRequest, ctx: CallContext): DeleteObjectsOutput {
      const { name } = existingBucket(ctx, Bucket);
      const keys = (Delete?.Objects ?? []).map(({ Key = '' }) => Key);
      for (const key of keys) discard(ctx, name, key);
      return Delete?.Quiet ? {} : { Deleted: keys.map((Key) => ({ Key })) };
    },
  };
}

function newObject(
  ctx: CallContext,
  input: PutObjectRequest,
  key: string,
  bytes: Uint8Array,
): ObjectRecord {
  const headers = keptHeaders.flatMap((name) => {
    const value = input[name];
    return value === undefined ? [] : [[name, value]];
  });
  return {
    key,
    blobId: randomUUID(),
    size: bytes.length,
    etag: `"${createHash('md5').update(bytes).digest('hex')}"`,
    lastModified: ctx.clock.now().toISOString(),
    metadata: input.Metadata ?? {},
    tags: Object.fromEntries(new URLSearchParams(input.Tagging ?? '')),
    headers: { ContentType: 'binary/octet-stream', ...Object.fromEntries(headers) },
    ...(input.StorageClass && { storageClass: input.StorageClass }),
  };
}

function present(object: ObjectRecord): HeadObjectOutput {
  const tagCount = Object.keys(object.tags).length;
  return {
    ...object.headers,
    AcceptRanges: 'bytes',
    ContentLength: object.size,
    ETag: object.etag,
    LastModified: new Date(object.lastModified),
    Metadata: { ...object.metadata },
    ServerSideEncryption: 'AES256',
    ...(tagCount > 0 && { TagCount: tagCount }),
  };
}

function requireMatch(
  { IfMatch, IfNoneMatch }: Pick<GetObjectRequest, 'IfMatch' | 'IfNoneMatch'>,
  { etag }: ObjectRecord,
): void {
  if (IfMatch && IfMatch !== etag) throw preconditionFailed();
  if (IfNoneMatch === etag) throw new AwsError('NotModified', 'Not Modified', 304);
}

function preconditionFailed(): AwsError {
  const message = 'At least one of the pre-conditions you specified did not hold';
  return new AwsError('PreconditionFailed', message, 412);
}

/** Bodies come as bytes over the wire, and as bytes or text from a call in the process. */
function bytesOf(body: unknown): Uint8Array {
  if (body instanceof Uint8Array) return body;
  return Buffer.from(typeof body === 'string' ? body : '');
}
