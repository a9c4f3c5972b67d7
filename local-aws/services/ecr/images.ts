import { createHash } from 'node:crypto';
import type {
  BatchDeleteImageRequest,
  BatchGetImageRequest,
  DescribeImageScanFindingsRequest,
  DescribeImageScanFindingsResponse,
  DescribeImagesRequest,
  ImageDetail,
  ListImagesRequest,
  PutImageRequest,
} from '@aws-sdk/client-ecr';
import { AwsError, type CallContext } from '../../service.ts';
import { place } from './repositories.ts';
import {
  existingRepository,
  type ImageRecord,
  isNamed,
  type RepositoryRecord,
  saveRepository,
} from './store.ts';

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
  if (holder && record.isImmutable) {
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
  };
  const others = record.images
    .filter((other) => other.digest !== digest)
    .map((other) => ({ ...other, tags: other.tags.filter((tag) => tag !== imageTag) }));
  saveRepository(ctx, { ...record, images: [...others, image] });
  return { image: { ...place(ctx, record), ...presentImage(image, imageTag) } };
}

function layerBytes(manifest: string): number {
  const sizes = [...manifest.matchAll(/"size"\s*:\s*(\d+)/g)].map(([, size]) => Number(size));
  return sizes.reduce((sum, size) => sum + size, 0) || Buffer.byteLength(manifest);
}

export function listImages({ repositoryName, filter }: ListImagesRequest, ctx: CallContext) {
  const { images } = existingRepository(ctx, repositoryName);
  const imageIds = images.flatMap(({ digest, tags }) =>
    tags.length > 0
      ? tags.map((imageTag) => ({ imageDigest: digest, imageTag }))
      : [{ imageDigest: digest }],
  );
  const wanted =
    filter?.tagStatus && filter.tagStatus !== 'ANY' ? filter.tagStatus === 'TAGGED' : undefined;
  return {
    imageIds:
      wanted === undefined ? imageIds : imageIds.filter((id) => 'imageTag' in id === wanted),
  };
}

export function describeImages(input: DescribeImagesRequest, ctx: CallContext) {
  const record = existingRepository(ctx, input.repositoryName);
  const found = input.imageIds
    ? input.imageIds.map((id) => {
        const image = record.images.find((each) => isNamed(each, id));
        if (image) return image;
        throw imageNotFound(ctx, record, id.imageTag ?? id.imageDigest);
      })
    : record.images;
  return { imageDetails: found.map((image) => presentDetail(ctx, record, image)) };
}

function imageNotFound(
  ctx: CallContext,
  { name }: RepositoryRecord,
  id: string | undefined,
): AwsError {
  return new AwsError(
    'ImageNotFoundException',
    `The image with imageId {imageTag:'${id}'} does not exist within the repository with name '${name}' in the registry with id '${ctx.account}'`,
  );
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

/** Images hold nothing that could be scanned here, so scans find nothing. */
export function describeImageScanFindings(
  input: DescribeImageScanFindingsRequest,
  ctx: CallContext,
): DescribeImageScanFindingsResponse {
  const record = existingRepository(ctx, input.repositoryName);
  const image = record.images.find((each) => isNamed(each, input.imageId ?? {}));
  if (!image) throw imageNotFound(ctx, record, input.imageId?.imageTag);
  if (!record.scansOnPush) {
    throw new AwsError(
      'ScanNotFoundException',
      `Image scan does not exist for the image with '{imageDigest:'${image.digest}'}' in the repository with name '${record.name}' in the registry with id '${ctx.account}'`,
    );
  }
  const scannedAt = new Date(image.pushedAt);
  return {
    ...place(ctx, record),
    imageId: { imageDigest: image.digest },
    imageScanStatus: { status: 'COMPLETE', description: 'The scan was completed successfully.' },
    imageScanFindings: {
      imageScanCompletedAt: scannedAt,
      vulnerabilitySourceUpdatedAt: scannedAt,
      findings: [],
      findingSeverityCounts: {},
    },
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
  const pushedAt = new Date(image.pushedAt);
  return {
    ...place(ctx, record),
    imageDigest: image.digest,
    ...(image.tags.length > 0 && { imageTags: [...image.tags] }),
    imageSizeInBytes: image.sizeBytes,
    imagePushedAt: pushedAt,
    imageManifestMediaType: image.mediaType,
    ...(record.scansOnPush && {
      imageScanStatus: { status: 'COMPLETE' as const },
      imageScanFindingsSummary: {
        imageScanCompletedAt: pushedAt,
        findingSeverityCounts: {},
      },
    }),
  };
}
