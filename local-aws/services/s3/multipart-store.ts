import { AwsError, type CallContext } from '../../service.ts';
import type { ObjectSettings } from './write-object.ts';

export interface PartRecord {
  readonly number: number;
  readonly etag: string;
  readonly size: number;
  readonly blobId: string;
  readonly lastModified: string;
}

export interface UploadRecord {
  readonly uploadId: string;
  readonly bucket: string;
  readonly key: string;
  readonly initiated: string;
  readonly settings: ObjectSettings;
  /** In the order of their numbers. */
  readonly parts: readonly PartRecord[];
}

const collection = 's3.multipart-upload';

export function uploadsOf(ctx: CallContext, bucket: string): UploadRecord[] {
  return ctx.store
    .list<UploadRecord>(collection)
    .filter((upload) => upload.bucket === bucket)
    .sort((a, b) => Buffer.compare(Buffer.from(a.key), Buffer.from(b.key)));
}

/** @throws AwsError NoSuchUpload */
export function existingUpload(
  ctx: CallContext,
  bucket: string,
  key: string | undefined,
  uploadId: string | undefined,
): UploadRecord {
  const upload = ctx.store.get<UploadRecord>(collection, uploadId ?? '');
  if (upload?.bucket === bucket && upload.key === key) return upload;
  throw new AwsError(
    'NoSuchUpload',
    'The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or completed.',
    404,
    { UploadId: uploadId ?? '' },
  );
}

export function saveUpload(ctx: CallContext, upload: UploadRecord): void {
  ctx.store.put(collection, upload.uploadId, upload);
}

export function removeUpload(ctx: CallContext, { uploadId }: UploadRecord): void {
  ctx.store.delete(collection, uploadId);
}
