import type {
  DeleteObjectOutput,
  DeleteObjectRequest,
  DeleteObjectsOutput,
  DeleteObjectsRequest,
  GetObjectRequest,
  HeadObjectOutput,
  HeadObjectRequest,
  ObjectIdentifier,
  PutObjectOutput,
  PutObjectRequest,
} from '@aws-sdk/client-s3';
import { AwsError, type CallContext } from '../../service.ts';
import type { BlobStore } from '../../store/blob-store.ts';
import { existingBucket } from './bucket-store.ts';
import { byteRange } from './byte-range.ts';
import { existingObject, findObject, type ObjectRecord } from './object-store.ts';
import { deleteObject, md5, objectSettings, versionMember, writeObject } from './write-object.ts';

const mostDeletions = 1000;

/** The operations on single objects, whose bodies lie in `blobs`. */
export function objectOperations(blobs: BlobStore) {
  return {
    /** @throws AwsError PreconditionFailed where `IfNoneMatch: *` finds the key taken */
    PutObject(input: PutObjectRequest, ctx: CallContext): PutObjectOutput {
      const bucket = existingBucket(ctx, input.Bucket);
      const key = input.Key ?? '';
      const previous = findObject(ctx, bucket.name, key);
      if (input.IfNoneMatch === '*' && previous) throw preconditionFailed();
      if (input.IfMatch && input.IfMatch !== previous?.etag) throw preconditionFailed();
      const bytes = bytesOf(input.Body);
      const object = writeObject(ctx, blobs, bucket, {
        key,
        bytes,
        etag: `"${md5(bytes).toString('hex')}"`,
        settings: objectSettings(input),
      });
      return {
        ETag: object.etag,
        ServerSideEncryption: 'AES256',
        ...versionMember(bucket, object),
      };
    },

    GetObject(input: GetObjectRequest, ctx: CallContext) {
      const bucket = existingBucket(ctx, input.Bucket);
      const object = existingObject(ctx, bucket.name, input.Key, input.VersionId);
      requireMatch(input, object);
      const bytes = blobs.get(object.blobId) ?? new Uint8Array();
      const range = input.Range ? byteRange(input.Range, bytes.length) : undefined;
      const body = range ? bytes.subarray(range.start, range.end + 1) : bytes;
      return {
        ...present(object),
        ...versionMember(bucket, object),
        ContentLength: body.length,
        ...(range && { ContentRange: `bytes ${range.start}-${range.end}/${bytes.length}` }),
        Body: body,
      };
    },

    HeadObject(input: HeadObjectRequest, ctx: CallContext): HeadObjectOutput {
      const bucket = existingBucket(ctx, input.Bucket);
      const object = existingObject(ctx, bucket.name, input.Key, input.VersionId);
      requireMatch(input, object);
      return { ...present(object), ...versionMember(bucket, object) };
    },

    DeleteObject(input: DeleteObjectRequest, ctx: CallContext): DeleteObjectOutput {
      const bucket = existingBucket(ctx, input.Bucket);
      return deleteObject(ctx, blobs, bucket, input.Key ?? '', input.VersionId);
    },

    /** @throws AwsError MalformedXML for more than 1,000 objects */
    DeleteObjects({ Bucket, Delete }: DeleteObjectsRequest, ctx: CallContext): DeleteObjectsOutput {
      const bucket = existingBucket(ctx, Bucket);
      const wanted = Delete?.Objects ?? [];
      if (wanted.length === 0 || wanted.length > mostDeletions) {
        throw new AwsError(
          'MalformedXML',
          'The XML you provided was not well-formed or did not validate against our published schema',
        );
      }
      const deleted = wanted.map((each) =>
        deletedEntry(each, (key, versionId) => deleteObject(ctx, blobs, bucket, key, versionId)),
      );
      return Delete?.Quiet ? {} : { Deleted: deleted };
    },
  };
}

function deletedEntry(
  { Key = '', VersionId }: ObjectIdentifier,
  remove: (key: string, versionId: string | undefined) => DeleteObjectOutput,
) {
  const { DeleteMarker, VersionId: told } = remove(Key, VersionId);
  return {
    Key,
    ...(VersionId && { VersionId }),
    ...(DeleteMarker && { DeleteMarker, DeleteMarkerVersionId: told }),
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
export function bytesOf(body: unknown): Uint8Array {
  if (body instanceof Uint8Array) return body;
  return Buffer.from(typeof body === 'string' ? body : '');
}
