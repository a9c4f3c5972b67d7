import { AwsError, type CallContext } from '../../service.ts';

export interface ObjectRecord {
  readonly key: string;
  readonly blobId: string;
  readonly size: number;
  readonly etag: string;
  readonly lastModified: string;
  readonly metadata: Readonly<Record<string, string>>;
  readonly tags: Readonly<Record<string, string>>;
  readonly storageClass?: string;
  /** `ContentType` and the other headers that come back as they were given. */
  readonly headers: Readonly<Record<string, string>>;
}

function collectionOf(bucket: string): string {
  return `s3.object/${bucket}`;
}

/** In the order of their keys' bytes, as S3 lists them. */
export function objectsOf(ctx: CallContext, bucket: string): ObjectRecord[] {
  return ctx.store
    .list<ObjectRecord>(collectionOf(bucket))
    .sort((a, b) => Buffer.compare(Buffer.from(a.key), Buffer.from(b.key)));
}

export function findObject(
  ctx: CallContext,
  bucket: string,
  key: string,
): ObjectRecord | undefined {
  return ctx.store.get<ObjectRecord>(collectionOf(bucket), key);
}

/** @throws AwsError NoSuchKey */
export function existingObject(
  ctx: CallContext,
  bucket: string,
  key: string | undefined,
): ObjectRecord {
  const object = findObject(ctx, bucket, key ?? '');
  if (object) return object;
  throw new AwsError('NoSuchKey', 'The specified key does not exist.', 404, { Key: key ?? '' });
}

export function saveObject(ctx: CallContext, bucket: string, object: ObjectRecord): void {
  ctx.store.put(collectionOf(bucket), object.key, object);
}

export function removeObject(ctx: CallContext, bucket: string, key: string): void {
  ctx.store.delete(collectionOf(bucket), key);
}
