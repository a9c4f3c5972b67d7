import { randomBytes } from 'node:crypto';
import { AwsError, type CallContext } from '../../service.ts';

export interface ObjectRecord {
  readonly key: string;
  readonly versionId: string;
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

/** What a deletion without a version leaves in a bucket that has versions. */
export interface DeleteMarker {
  readonly key: string;
  readonly versionId: string;
  readonly lastModified: string;
  readonly isDeleteMarker: true;
}

export type Version = ObjectRecord | DeleteMarker;

interface KeyRecord {
  readonly key: string;
  /** Newest first, at least one. */
  readonly versions: readonly Version[];
}

/** The version of objects that were put while their bucket kept no versions. */
export const nullVersion = 'null';

export function newVersionId(): string {
  return randomBytes(24).toString('base64url');
}

export function isMarker(version: Version): version is DeleteMarker {
  return 'isDeleteMarker' in version;
}

/** The present objects in the order of their keys' bytes, as S3 lists them. */
export function objectsOf(ctx: CallContext, bucket: string): ObjectRecord[] {
  return keysOf(ctx, bucket).flatMap(({ versions: [latest] }) =>
    latest && !isMarker(latest) ? [latest] : [],
  );
}

/** Every version and delete marker, the newest of a key first. */
export function versionsOf(ctx: CallContext, bucket: string): (Version & { isLatest: boolean })[] {
  return keysOf(ctx, bucket).flatMap(({ versions }) =>
    versions.map((version, index) => ({ ...version, isLatest: index === 0 })),
  );
}

/** The present object; undefined where there is none or a delete marker hides it. */
export function findObject(
  ctx: CallContext,
  bucket: string,
  key: string,
): ObjectRecord | undefined {
  const latest = versionsOfKey(ctx, bucket, key)[0];
  return latest && !isMarker(latest) ? latest : undefined;
}

/** @throws AwsError NoSuchKey, NoSuchVersion, or MethodNotAllowed for a delete marker */
export function existingObject(
  ctx: CallContext,
  bucket: string,
  key: string | undefined,
  versionId?: string,
): ObjectRecord {
  const object = versionId
    ? existingVersion(ctx, bucket, key ?? '', versionId)
    : findObject(ctx, bucket, key ?? '');
  if (object && !isMarker(object)) return object;
  if (object) {
    throw new AwsError(
      'MethodNotAllowed',
      'The specified method is not allowed against this resource.',
      405,
      { Method: 'GET', ResourceType: 'DeleteMarker' },
    );
  }
  throw new AwsError('NoSuchKey', 'The specified key does not exist.', 404, { Key: key ?? '' });
}

export function versionsOfKey(ctx: CallContext, bucket: string, key: string): readonly Version[] {
  return ctx.store.get<KeyRecord>(collectionOf(bucket), key)?.versions ?? [];
}

/** Adds a version as the newest; one with the same id goes, and is answered. */
export function addVersion(
  ctx: CallContext,
  bucket: string,
  version: Version,
): Version | undefined {
  const others = versionsOfKey(ctx, bucket, version.key);
  const replaced = others.find((each) => each.versionId === version.versionId);
  saveVersions(ctx, bucket, version.key, [version, ...others.filter((each) => each !== replaced)]);
  return replaced;
}

/** Removes one version for good, and answers it. */
export function removeVersion(
  ctx: CallContext,
  bucket: string,
  key: string,
  versionId: string,
): Version | undefined {
  const versions = versionsOfKey(ctx, bucket, key);
  const removed = versions.find((each) => each.versionId === versionId);
  if (removed) {
    const kept = versions.filter((each) => each !== removed);
    saveVersions(ctx, bucket, key, kept);
  }
  return removed;
}

/** Changes a version that exists. */
export function saveObject(ctx: CallContext, bucket: string, object: ObjectRecord): void {
  const versions = versionsOfKey(ctx, bucket, object.key).map((version) =>
    version.versionId === object.versionId ? object : version,
  );
  saveVersions(ctx, bucket, object.key, versions);
}

function existingVersion(
  ctx: CallContext,
  bucket: string,
  key: string,
  versionId: string,
): Version {
  const version = versionsOfKey(ctx, bucket, key).find((each) => each.versionId === versionId);
  if (version) return version;
  throw new AwsError('NoSuchVersion', 'The specified version does not exist.', 404, {
    Key: key,
    VersionId: versionId,
  });
}

function saveVersions(
  ctx: CallContext,
  bucket: string,
  key: string,
  versions: readonly Version[],
): void {
  if (versions.length === 0) ctx.store.delete(collectionOf(bucket), key);
  else ctx.store.put(collectionOf(bucket), key, { key, versions });
}

function keysOf(ctx: CallContext, bucket: string): KeyRecord[] {
  return ctx.store
    .list<KeyRecord>(collectionOf(bucket))
    .sort((a, b) => Buffer.compare(Buffer.from(a.key), Buffer.from(b.key)));
}

function collectionOf(bucket: string): string {
  return `s3.key/${bucket}`;
}
