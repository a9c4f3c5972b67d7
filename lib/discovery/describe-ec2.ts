import type { Aws } from '#lib/aws/clients.ts';
import type { LiveResource } from '#lib/resources/live-resource.ts';
import type { Ec2Source } from './ec2-sources.ts';

/**
 * Everything of one type in the given VPCs, then whatever was asked for by id and did not turn up
 * there: a detached gateway, an address. At most one call per filter and page.
 */
export async function describeEc2(
  aws: Pick<Aws, 'ec2'>,
  source: Ec2Source,
  wanted: { readonly vpcIds: readonly string[]; readonly ids: readonly string[] },
): Promise<LiveResource[]> {
  const found = source.vpcFilter
    ? await source.describe(aws, { name: source.vpcFilter, values: wanted.vpcIds })
    : [];
  const known = new Set(found.flatMap(({ id, aliases }) => [id, ...aliases]));
  const absent = wanted.ids.filter((id) => !known.has(id));
  const byFilter = Map.groupBy(absent, (id) => source.idFilter(id));
  const rest = await Promise.all(
    [...byFilter].map(([name, values]) => source.describe(aws, { name, values })),
  );
  return [...found, ...rest.flat()];
}
