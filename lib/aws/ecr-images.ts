import { type ImageDetail, paginateDescribeImages } from '@aws-sdk/client-ecr';
import type { Image } from '#lib/api/images.ts';
import type { Aws } from './clients.ts';

/** What the registry itself knows of an image. */
export type StoredImage = Omit<Image, 'usedBy'>;

/** ECR gives no more at once. */
const mostImages = 1_000;

/** All images of a repository, the newest first: ECR gives them in no order of time. */
export async function describeImages(
  { ecr }: Pick<Aws, 'ecr'>,
  repositoryName: string,
): Promise<StoredImage[]> {
  const found: StoredImage[] = [];
  const pages = paginateDescribeImages({ client: ecr, pageSize: mostImages }, { repositoryName });
  for await (const { imageDetails = [] } of pages) found.push(...imageDetails.map(storedImage));
  return found.sort((a, b) => b.pushedAt.localeCompare(a.pushedAt));
}

function storedImage(detail: ImageDetail): StoredImage {
  const { imageScanStatus, imageScanFindingsSummary: summary } = detail;
  return {
    digest: detail.imageDigest ?? '',
    tags: detail.imageTags ?? [],
    sizeBytes: detail.imageSizeInBytes ?? 0,
    pushedAt: (detail.imagePushedAt ?? new Date(0)).toISOString(),
    lastPulledAt: detail.lastRecordedPullTime?.toISOString() ?? null,
    scan: imageScanStatus
      ? {
          status: imageScanStatus.status ?? '',
          description: imageScanStatus.description ?? null,
          completedAt: summary?.imageScanCompletedAt?.toISOString() ?? null,
          findings: { ...summary?.findingSeverityCounts },
        }
      : null,
  };
}
