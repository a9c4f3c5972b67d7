import { paginateDescribeRepositories } from '@aws-sdk/client-ecr';
import type { LiveResource } from '#lib/resources/live-resource.ts';
import type { Aws } from './clients.ts';
import { toLiveResource, wantedOnly } from './live-resource.ts';

export async function describeRepositories(
  { ecr }: Pick<Aws, 'ecr'>,
  ids: readonly string[],
): Promise<LiveResource[]> {
  const found: LiveResource[] = [];
  for await (const page of paginateDescribeRepositories({ client: ecr, pageSize: 1000 }, {})) {
    for (const shape of page.repositories ?? []) {
      found.push(
        toLiveResource('AWS::ECR::Repository', shape.repositoryName, shape, [shape.repositoryArn]),
      );
    }
  }
  return wantedOnly(found, ids);
}
