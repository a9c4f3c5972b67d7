import { createHash } from 'node:crypto';
import type {
  BatchDeleteImageRequest,
  BatchGetImageRequest,
  DescribeImagesRequest,
  ImageDetail,
  ListImagesRequest,
  PutImageRequest,
  TagStatus,
} from '@aws-sdk/client-ecr';
import { AwsError, type CallContext } from '../../service.ts';
import { emitImagePush } from './emit-ecr-events.ts';
import { pageOf } from './page.ts';
import { place } from './repositories.ts';
import { scanDetail, scanImage } from './scans.ts';
import {
  existingImage,
  existingRepository,
  type ImageRecord,
  isNamed,
  type RepositoryRecord,
  saveRepository,
} from './store.ts';
import { isFixed } from './tag-mutability.ts';

const defaultMediaType = 'application/vnd.docker.distribution.manifest.v2+json';

/** @throws AwsError ImageAlreadyExistsException, ImageTagAlreadyExistsException */
export function putImage(input: PutImageRequest, ctx: CallContext) {
  const record = existingRepository(ctx, input.repositoryName);
  const { imageManifest = '', imageTag } = input;
  const digest = `sha256:${createHash('sha256').update(imageManifest).digest('hex')}`;
  const holder = record.images.find((image) => imageTag && image.tags.includes(imageTag));
  if (holder?.digest === digest) {
    throw new AwsError(
      'ImageAlreadyExistsException',
      `Image with digest '${digest}' and tag '${imageTag}' already exists in the repository with name '${record.name}' in registry with id '${ctx.account}'`,
    );
  }
  if (holder && isFixed(record.tagMutability, imageTag ?? '')) {
    throw new AwsError(
      'ImageTagAlreadyExistsException',
      `The image tag '${imageTag}' already exists in the '${record.name}' repository and cannot be overwritten because the repository is immutable.`,
    );
  }
  const known = record.images.find((image) => image.digest === digest);
  const image: ImageRecord = {
    digest,
    tags: [...(known?.tags ?? []), ...(imageTag ? [imageTag] : [])],
    manifest: imageManifest,
    mediaType: input.imageManifestMediaType ?? defaultMediaType,
    sizeBytes: layerBytes(imageManifest),
    pushedAt: known?.pushedAt ?? ctx.clock.now().toISOString(),
    ...(known?.scan && { scan: known.scan }),
  };
  const others = record.images
    .filter((other) => other.digest !== digest)
    .map((other) => ({ ...other, tags: other.tags.filter((tag) => tag !== imageTag) }));
  const pushed = saveRepository(ctx, { ...record, images: [...others, image] });
  emitImagePush(ctx, pushed, image, imageTag);
  if (record.scansOnPush && !known) scanImage(ctx, pushed, image);
  return { image: { ...place(ctx, record), ...presentImage(image, imageTag) } };
}

function layerBytes(manifest: string): number {
  const sizes = [...manifest.matchAll(/"size"\s*:\s*(\d+)/g)].map(([, size]) => Number(size));
  return sizes.reduce((sum, size) => sum + size, 0) || Buffer.byteLength(manifest);
}

export function listImages(input: ListImagesRequest, ctx: CallContext) {
  const { filter, repositoryName, ...paging } = input;
  const { images } = existingRepository(ctx, repositoryName);
  const imageIds = images
    .filter(hasTagStatus(filter?.tagStatus))
    .flatMap(({ digest, tags }) =>
      tags.length > 0
        ? tags.map((imageTag) => ({ imageDigest: digest, imageTag }))
        : [{ imageDigest: digest }],
    );
  const { items, nextToken } = pageOf(imageIds, paging);
  return { imageIds: items, ...(nextToken && { nextToken }) };
}

export function describeImages(input: DescribeImagesRequest, ctx: CallContext) {
  const record = existingRepository(ctx, input.repositoryName);
  const found = input.imageIds
    ? input.imageIds.map((id) => existingImage(ctx, record, id))
    : record.images.filter(hasTagStatus(input.filter?.tagStatus));
  const { items, nextToken } = pageOf(found, input);
  return {
    imageDetails: items.map((image) => presentDetail(ctx, record, image)),
    ...(nextToken && { nextToken }),
  };
}

function hasTagStatus(wanted: TagStatus = 'ANY'): (image: ImageRecord) => boolean {
  return ({ tags }) => wanted === 'ANY' || tags.length > 0 === (wanted === 'TAGGED');
}

export function batchGetImage(input: BatchGetImageRequest, ctx: CallContext) {
  const record = existingRepository(ctx, input.repositoryName);
  const looked = (input.imageIds ?? []).map(
    (id) => [id, record.images.find((image) => isNamed(image, id))] as const,
  );
  return {
    images: looked.flatMap(([id, image]) =>
      image ? [{ ...place(ctx, record), ...presentImage(image, id.imageTag) }] : [],
    ),
    failures: looked.flatMap(([imageId, image]) =>
      image
        ? []
        : [
            {
              imageId,
              failureCode: 'ImageNotFound' as const,
              failureReason: 'Requested image not found',
            },
          ],
    ),
  };
}

export function batchDeleteImage(input: BatchDeleteImageRequest, ctx: CallContext) {
  const record = existingRepository(ctx, input.repositoryName);
  const ids = input.imageIds ?? [];
  const isDoomed = (image: ImageRecord) => ids.some((id) => isNamed(image, id));
  saveRepository(ctx, { ...record, images: record.images.filter((each) => !isDoomed(each)) });
  return {
    imageIds: record.images.filter(isDoomed).map(({ digest }) => ({ imageDigest: digest })),
    failures: ids
      .filter((id) => !record.images.some((image) => isNamed(image, id)))
      .map((imageId) => ({
        imageId,
        failureCode: 'ImageNotFound' as const,
        failureReason: 'Requested image not found',
      })),
  };
}

function presentImage(image: ImageRecord, imageTag: string | undefined) {
  return {
    imageId: { imageDigest: image.digest, ...(imageTag && { imageTag }) },
    imageManifest: image.manifest,
    imageManifestMediaType: image.mediaType,
  };
}

function presentDetail(
  ctx: CallContext,
  record: RepositoryRecord,
  image: ImageRecord,
): ImageDetail {
  return {
    ...place(ctx, record),
    imageDigest: image.digest,
    ...(image.tags.length > 0 && { imageTags: [...image.tags] }),
    imageSizeInBytes: image.sizeBytes,
    imagePushedAt: new Date(image.pushedAt),
    imageManifestMediaType: image.mediaType,
    ...scanDetail(image),
  };
}
