import type {
  DescribeImageScanFindingsRequest,
  DescribeImageScanFindingsResponse,
  ImageDetail,
  ImageScanStatus,
  StartImageScanRequest,
  StartImageScanResponse,
} from '@aws-sdk/client-ecr';
import { AwsError, type CallContext } from '../../service.ts';
import { emitImageScan } from './emit-ecr-events.ts';
import { findingsOf, severityCounts } from './image-findings.ts';
import { pageOf } from './page.ts';
import { place } from './repositories.ts';
import {
  existingImage,
  existingRepository,
  findRepository,
  type ImageRecord,
  type RepositoryRecord,
  repositories,
  saveRepository,
} from './store.ts';

/** AWS time that a scan takes. */
const scanSeconds = 20;

/** Source: "an image can be scanned once per 24 hours", Amazon ECR user guide; wall time. */
const restMs = 24 * 3_600_000;

/** @throws AwsError ImageNotFoundException, LimitExceededException, RepositoryNotFoundException */
export function startImageScan(
  input: StartImageScanRequest,
  ctx: CallContext,
): StartImageScanResponse {
  const record = existingRepository(ctx, input.repositoryName);
  const image = existingImage(ctx, record, input.imageId ?? {});
  const lastMs = image.scan ? Date.parse(image.scan.startedAt) : Number.NEGATIVE_INFINITY;
  if (ctx.clock.now().getTime() - lastMs < restMs) {
    throw new AwsError(
      'LimitExceededException',
      'The scan quota per image has been exceeded. Wait and try again.',
    );
  }
  scanImage(ctx, record, image);
  return {
    ...place(ctx, record),
    imageId: { imageDigest: image.digest, ...input.imageId },
    imageScanStatus: { status: 'IN_PROGRESS' },
  };
}

/** Begins a scan of an image that the repository holds. */
export function scanImage(ctx: CallContext, record: RepositoryRecord, image: ImageRecord): void {
  const scan = { status: 'IN_PROGRESS', startedAt: ctx.clock.now().toISOString() } as const;
  const scanned = { ...image, scan };
  saveImage(ctx, record, scanned);
  finishLater(ctx, record.name, scanned);
}

function saveImage(ctx: CallContext, record: RepositoryRecord, image: ImageRecord): void {
  const images = record.images.map((each) => (each.digest === image.digest ? image : each));
  saveRepository(ctx, { ...record, images });
}

function finishLater(ctx: CallContext, repository: string, { digest, scan }: ImageRecord): void {
  ctx.clock.after(scanSeconds, () => {
    const record = findRepository(ctx, repository);
    const image = record?.images.find((each) => each.digest === digest);
    if (!record || !image || image.scan?.startedAt !== scan?.startedAt) return;
    const completedAt = ctx.clock.now().toISOString();
    const startedAt = image.scan?.startedAt ?? completedAt;
    saveImage(ctx, record, { ...image, scan: { status: 'COMPLETE', startedAt, completedAt } });
    emitImageScan(ctx, record, image);
  });
}

/** Scans anew what a restart interrupted. */
export function resumeScans(ctx: CallContext): void {
  for (const { images, name } of repositories(ctx)) {
    for (const image of images) {
      if (image.scan?.status === 'IN_PROGRESS') finishLater(ctx, name, image);
    }
  }
}

/** @throws AwsError ImageNotFoundException, RepositoryNotFoundException, ScanNotFoundException */
export function describeImageScanFindings(
  input: DescribeImageScanFindingsRequest,
  ctx: CallContext,
): DescribeImageScanFindingsResponse {
  const record = existingRepository(ctx, input.repositoryName);
  const image = existingImage(ctx, record, input.imageId ?? {});
  if (!image.scan) {
    throw new AwsError(
      'ScanNotFoundException',
      `Image scan does not exist for the image with '{imageDigest:'${image.digest}'}' in the repository with name '${record.name}' in the registry with id '${ctx.account}'`,
    );
  }
  const { items, nextToken } = pageOf(findingsOf(image.digest), input);
  const summary = summaryOf(image);
  return {
    ...place(ctx, record),
    imageId: { imageDigest: image.digest },
    imageScanStatus: statusOf(image.scan.status),
    ...(summary && { imageScanFindings: { ...summary, findings: items } }),
    ...(summary && nextToken && { nextToken }),
  };
}

function statusOf(status: 'COMPLETE' | 'IN_PROGRESS'): ImageScanStatus {
  return status === 'COMPLETE'
    ? { status, description: 'The scan was completed successfully.' }
    : { status };
}

/** What `DescribeImages` tells of an image's scan. */
export function scanDetail(
  image: ImageRecord,
): Pick<ImageDetail, 'imageScanFindingsSummary' | 'imageScanStatus'> {
  if (!image.scan) return {};
  const summary = summaryOf(image);
  return {
    imageScanStatus: statusOf(image.scan.status),
    ...(summary && { imageScanFindingsSummary: summary }),
  };
}

function summaryOf({ digest, scan }: ImageRecord) {
  if (scan?.completedAt === undefined) return undefined;
  const at = new Date(scan.completedAt);
  return {
    imageScanCompletedAt: at,
    vulnerabilitySourceUpdatedAt: at,
    findingSeverityCounts: severityCounts(digest),
  };
}
