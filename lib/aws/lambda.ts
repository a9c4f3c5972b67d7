import { paginateListFunctions } from '@aws-sdk/client-lambda';
import type { LiveResource } from '#lib/resources/live-resource.ts';
import type { Aws } from './clients.ts';
import { toLiveResource, wantedOnly } from './live-resource.ts';

/** Functions without their environment variables, whose values may be secret. */
export async function listFunctions(
  { lambda }: Pick<Aws, 'lambda'>,
  ids: readonly string[],
): Promise<LiveResource[]> {
  const found: LiveResource[] = [];
  for await (const page of paginateListFunctions({ client: lambda, pageSize: 50 }, {})) {
    for (const { Environment: _, ...shape } of page.Functions ?? []) {
      found.push(
        toLiveResource('AWS::Lambda::Function', shape.FunctionName, shape, [shape.FunctionArn]),
      );
    }
  }
  return wantedOnly(found, ids);
}
