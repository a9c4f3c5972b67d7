import { paginateDescribeLogGroups } from '@aws-sdk/client-cloudwatch-logs';
import type { LiveResource } from '#lib/resources/live-resource.ts';
import type { Aws } from './clients.ts';
import { toLiveResource, wantedOnly } from './live-resource.ts';

/** Log groups by name, asked for by the beginnings that the names share. */
export async function describeLogGroups(
  { logs }: Pick<Aws, 'logs'>,
  names: readonly string[],
): Promise<LiveResource[]> {
  const found: LiveResource[] = [];
  for (const logGroupNamePrefix of sharedBeginnings(names)) {
    const pages = paginateDescribeLogGroups({ client: logs, pageSize: 50 }, { logGroupNamePrefix });
    for await (const page of pages) {
      for (const shape of page.logGroups ?? []) {
        found.push(
          toLiveResource('AWS::Logs::LogGroup', shape.logGroupName, shape, [
            shape.arn?.replace(/:\*$/, ''),
          ]),
        );
      }
    }
  }
  return wantedOnly(found, names);
}

/** One beginning for all names that agree in their first two path segments, as `/strata/dev`. */
export function sharedBeginnings(names: readonly string[]): string[] {
  const families = Map.groupBy(names, (name) => name.split('/').slice(0, 3).join('/'));
  return [...families.values()].map((family) => family.reduce(sharedBeginning));
}

function sharedBeginning(one: string, other: string): string {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length += 1;
  return one.slice(0, length);
}
