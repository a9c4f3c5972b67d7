import { createHash, randomUUID } from 'node:crypto';
import type {
  AbortMultipartUploadRequest,
  CompletedPart,
  CompleteMultipartUploadOutput,
  CompleteMultipartUploadRequest,
  CreateMultipartUploadOutput,
  CreateMultipartUploadRequest,
  ListMultipartUploadsOutput,
  ListMultipartUploadsRequest,
  ListPartsOutput,
  ListPartsRequest,
  UploadPartOutput,
  UploadPartRequest,
} from '@aws-sdk/client-s3';
import { AwsError, type CallContext } from '../../service.ts';
import type { BlobStore } from '../../store/blob-store.ts';
import { existingBucket } from './bucket-store.ts';
import {
  existingUpload,
  type PartRecord,
  removeUpload,
  saveUpload,
  type UploadRecord,
  uploadsOf,
} from './multipart-store.ts';
import { newVersionId } from './object-store.ts';
import { bytesOf } from './objects.ts';
import { md5, objectSettings, versionMember, writeObject } from './write-object.ts';

/** Of every part but the last. Source: "Amazon S3 multipart upload limits", user guide. */
const smallestPartBytes = 5 * 1024 * 1024;
const largestPartNumber = 10_000;

/** The operations of uploads in parts, whose bodies lie in `blobs` until they are put together. */
export function multipartOperations(blobs: BlobStore) {
  const discard = (parts: readonly PartRecord[]) => {
    for (const { blobId } of parts) blobs.delete(blobId);
  };

  return {
    CreateMultipartUpload(
      input: CreateMultipartUploadRequest,
      ctx: CallContext,
    ): CreateMultipartUploadOutput {
      const { name } = existingBucket(ctx, input.Bucket);
      const upload: UploadRecord = {
        uploadId: newVersionId(),
        bucket: name,
        key: input.Key ?? '',
        initiated: ctx.clock.now().toISOString(),
        settings: objectSettings(input),
        parts: [],
      };
      saveUpload(ctx, upload);
      return {
        Bucket: name,
        Key: upload.key,
        UploadId: upload.uploadId,
        ServerSideEncryption: 'AES256',
      };
    },

    /** A part of a number that was uploaded already takes its place. */
    UploadPart(input: UploadPartRequest, ctx: CallContext): UploadPartOutput {
      const upload = existingUpload(ctx, input.Bucket ?? '', input.Key, input.UploadId);
      const number = input.PartNumber ?? 0;
      if (number < 1 || number > largestPartNumber) {
        throw new AwsError(
          'InvalidArgument',
          `Part number must be an integer between 1 and ${largestPartNumber}, inclusive`,
        );
      }
      const bytes = bytesOf(input.Body);
      const part: PartRecord = {
        number,
        etag: `"${md5(bytes).toString('hex')}"`,
        size: bytes.length,
        blobId: randomUUID(),
        lastModified: ctx.clock.now().toISOString(),
      };
      blobs.put(part.blobId, bytes);
      const others = upload.parts.filter((each) => each.number !== number);
      const parts = [...others, part].sort((a, b) => a.number - b.number);
      saveUpload(ctx, { ...upload, parts });
      discard(upload.parts.filter((each) => each.number === number));
      return { ETag: part.etag, ServerSideEncryption: 'AES256' };
    },

    /** @throws AwsError InvalidPart, InvalidPartOrder, EntityTooSmall */
    CompleteMultipartUpload(
      input: CompleteMultipartUploadRequest,
      ctx: CallContext,
    ): CompleteMultipartUploadOutput {
      const bucket = existingBucket(ctx, input.Bucket);
      const upload = existingUpload(ctx, bucket.name, input.Key, input.UploadId);
      const parts = chosenParts(upload, input.MultipartUpload?.Parts ?? []);
      const bodies = parts.map(({ blobId }) => blobs.get(blobId) ?? new Uint8Array());
      const object = writeObject(ctx, blobs, bucket, {
        key: upload.key,
        bytes: Buffer.concat(bodies),
        etag: etagOf(parts),
        settings: upload.settings,
      });
      removeUpload(ctx, upload);
      discard(upload.parts);
      return {
        Bucket: bucket.name,
        Key: object.key,
        ETag: object.etag,
        Location: `https://${bucket.name}.s3.${bucket.region}.amazonaws.com/${encodeURIComponent(object.key)}`,
        ServerSideEncryption: 'AES256',
        ...versionMember(bucket, object),
      };
    },

    AbortMultipartUpload(input: AbortMultipartUploadRequest, ctx: CallContext): object {
      const upload = existingUpload(ctx, input.Bucket ?? '', input.Key, input.UploadId);
      removeUpload(ctx, upload);
      discard(upload.parts);
      return {};
    },

    ListParts(input: ListPartsRequest, ctx: CallContext): ListPartsOutput {
      const upload = existingUpload(ctx, input.Bucket ?? '', input.Key, input.UploadId);
      const after = Number(input.PartNumberMarker ?? 0);
      const maxParts = Math.min(input.MaxParts ?? 1000, 1000);
      const found = upload.parts.filter(({ number }) => number > after);
      const page = found.slice(0, maxParts);
      return {
        Bucket: upload.bucket,
        Key: upload.key,
        UploadId: upload.uploadId,
        MaxParts: maxParts,
        IsTruncated: page.length < found.length,
        PartNumberMarker: String(after),
        NextPartNumberMarker: String(page.at(-1)?.number ?? after),
        StorageClass: 'STANDARD',
        Parts: page.map(({ etag, lastModified, number, size }) => ({
          PartNumber: number,
          ETag: etag,
          Size: size,
          LastModified: new Date(lastModified),
        })),
      };
    },

    ListMultipartUploads(
      input: ListMultipartUploadsRequest,
      ctx: CallContext,
    ): ListMultipartUploadsOutput {
      const { name } = existingBucket(ctx, input.Bucket);
      const { KeyMarker = '', Prefix = '' } = input;
      const maxUploads = Math.min(input.MaxUploads ?? 1000, 1000);
      const found = uploadsOf(ctx, name).filter(
        ({ key }) => key.startsWith(Prefix) && key > KeyMarker,
      );
      const page = found.slice(0, maxUploads);
      const last = page.at(-1);
      return {
        Bucket: name,
        KeyMarker,
        UploadIdMarker: '',
        Prefix,
        MaxUploads: maxUploads,
        IsTruncated: page.length < found.length,
        ...(last && { NextKeyMarker: last.key, NextUploadIdMarker: last.uploadId }),
        Uploads: page.map(({ initiated, key, uploadId }) => ({
          Key: key,
          UploadId: uploadId,
          Initiated: new Date(initiated),
          StorageClass: 'STANDARD',
        })),
      };
    },
  };
}

function chosenParts(upload: UploadRecord, wanted: readonly CompletedPart[]): PartRecord[] {
  const numbers = wanted.map(({ PartNumber = 0 }) => PartNumber);
  if (numbers.some((number, index) => number <= (numbers[index - 1] ?? 0))) {
    throw new AwsError(
      'InvalidPartOrder',
      'The list of parts was not in ascending order. Parts must be ordered by part number.',
    );
  }
  const parts = wanted.flatMap(({ ETag = '', PartNumber }) =>
    upload.parts.filter(
      ({ etag, number }) => number === PartNumber && etag === `"${ETag.replaceAll('"', '')}"`,
    ),
  );
  if (parts.length < wanted.length || parts.length === 0) {
    throw new AwsError(
      'InvalidPart',
      "One or more of the specified parts could not be found.  The part may not have been uploaded, or the specified entity tag may not match the part's entity tag.",
    );
  }
  if (parts.slice(0, -1).some(({ size }) => size < smallestPartBytes)) {
    throw new AwsError(
      'EntityTooSmall',
      'Your proposed upload is smaller than the minimum allowed size',
    );
  }
  return parts;
}

/** The MD5 of the parts' MD5s, and their number. */
function etagOf(parts: readonly PartRecord[]): string {
  const digests = parts.map(({ etag }) => Buffer.from(etag.replaceAll('"', ''), 'hex'));
  const digest = createHash('md5').update(Buffer.concat(digests)).digest('hex');
  return `"${digest}-${parts.length}"`;
}
