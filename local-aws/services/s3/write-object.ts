import { createHash, randomUUID } from 'node:crypto';
import type { HeadObjectOutput, PutObjectRequest } from '@aws-sdk/client-s3';
import type { CallContext } from '../../service.ts';
import type { BlobStore } from '../../store/blob-store.ts';
import type { BucketRecord } from './bucket-store.ts';
import { versioningOf } from './bucket-versioning.ts';
import {
  addVersion,
  isMarker,
  newVersionId,
  nullVersion,
  type ObjectRecord,
  removeVersion,
  type Version,
} from './object-store.ts';

const keptHeaders = [
  'CacheControl',
  'ContentDisposition',
  'ContentEncoding',
  'ContentLanguage',
  'ContentType',
] as const satisfies readonly (keyof PutObjectRequest & keyof HeadObjectOutput)[];

/** What a request says of an object beside its body. */
export type ObjectSettings = Pick<ObjectRecord, 'headers' | 'metadata' | 'storageClass' | 'tags'>;

type SettingsRequest = Pick<
  PutObjectRequest,
  (typeof keptHeaders)[number] | 'Metadata' | 'StorageClass' | 'Tagging'
>;

export function objectSettings(input: SettingsRequest): ObjectSettings {
  const headers = keptHeaders.flatMap((name) => {
    const value = input[name];
    return value === undefined ? [] : [[name, value]];
  });
  return {
    metadata: input.Metadata ?? {},
    tags: Object.fromEntries(new URLSearchParams(input.Tagging ?? '')),
    headers: { ContentType: 'binary/octet-stream', ...Object.fromEntries(headers) },
    ...(input.StorageClass && { storageClass: input.StorageClass }),
  };
}

export function md5(bytes: Uint8Array): Buffer {
  return createHash('md5').update(bytes).digest();
}

/** Puts an object as a new version, or in the place of what the key held. */
export function writeObject(
  ctx: CallContext,
  blobs: BlobStore,
  bucket: BucketRecord,
  object: { key: string; bytes: Uint8Array; etag: string; settings: ObjectSettings },
): ObjectRecord {
  const { bytes, etag, key, settings } = object;
  const record: ObjectRecord = {
    ...settings,
    key,
    versionId: nextVersionId(bucket),
    blobId: randomUUID(),
    size: bytes.length,
    etag,
    lastModified: ctx.clock.now().toISOString(),
  };
  blobs.put(record.blobId, bytes);
  discardBlob(blobs, addVersion(ctx, bucket.name, record));
  return record;
}

export interface Deletion {
  readonly VersionId?: string;
  readonly DeleteMarker?: boolean;
}

/** Removes a version for good, or leaves a delete marker where the bucket keeps versions. */
export function deleteObject(
  ctx: CallContext,
  blobs: BlobStore,
  bucket: BucketRecord,
  key: string,
  versionId?: string,
): Deletion {
  if (versionId) {
    const removed = removeVersion(ctx, bucket.name, key, versionId);
    discardBlob(blobs, removed);
    return {
      VersionId: versionId,
      ...(removed && isMarker(removed) && { DeleteMarker: true }),
    };
  }
  if (!versioningOf(bucket)) {
    discardBlob(blobs, removeVersion(ctx, bucket.name, key, nullVersion));
    return {};
  }
  const marker: Version = {
    key,
    versionId: nextVersionId(bucket),
    lastModified: ctx.clock.now().toISOString(),
    isDeleteMarker: true,
  };
  discardBlob(blobs, addVersion(ctx, bucket.name, marker));
  return { VersionId: marker.versionId, DeleteMarker: true };
}

/** Answers tell the version of an object only where its bucket has or had versions. */
export function versionMember(
  bucket: BucketRecord,
  { versionId }: ObjectRecord,
): { VersionId?: string } {
  return versioningOf(bucket) ? { VersionId: versionId } : {};
}

function nextVersionId(bucket: BucketRecord): string {
  return versioningOf(bucket) === 'Enabled' ? newVersionId() : nullVersion;
}

function discardBlob(blobs: BlobStore, version: Version | undefined): void {
  if (version && !isMarker(version)) blobs.delete(version.blobId);
}
