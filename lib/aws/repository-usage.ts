import { paginateDescribeImages } from '@aws-sdk/client-ecr';
import type { Aws } from './clients.ts';

interface RepositoryUsage {
  readonly Images: number;
  /** Compressed; layers that images share are counted with each. */
  readonly Bytes: number;
  /** True where the repository holds more than was counted. */
  readonly IsPartial: boolean;
}

/** Pages of a thousand images that are counted at most. */
const maxPages = 5;

/** Counts the images of a repository, the first five thousand of them. */
export async function repositoryUsage(
  ecr: Aws['ecr'],
  repositoryName: string,
): Promise<RepositoryUsage> {
  let Images = 0;
  let Bytes = 0;
  let pages = 0;
  for await (const { imageDetails = [], nextToken } of paginateDescribeImages(
    { client: ecr, pageSize: 1_000 },
    { repositoryName },
  )) {
    Images += imageDetails.length;
    for (const { imageSizeInBytes = 0 } of imageDetails) Bytes += imageSizeInBytes;
    pages += 1;
    if (nextToken && pages === maxPages) return { Images, Bytes, IsPartial: true };
  }
  return { Images, Bytes, IsPartial: false };
}
