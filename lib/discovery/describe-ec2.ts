import type { Aws } from '#lib/aws/clients.ts';
import type { LiveResource } from '#lib/resources/live-resource.ts';
import type { Ec2Question } from './ec2-sources.ts';

/**
 * Everything of one type that the given VPCs, or other owners, hold, then whatever was asked for by id and did not turn up
 * there: a detached gateway, an address. At most one call per filter and page; what one filter has found
 * under another of its names, as an address by its IP, no other asks for.
 */
export async function describeEc2(
  aws: Pick<Aws, 'ec2'>,
  question: Ec2Question,
  wanted: { readonly ownerIds: readonly string[]; readonly ids: readonly string[] },
): Promise<LiveResource[]> {
  const found = question.ownerFilter
    ? await question.describe(aws, { name: question.ownerFilter, values: wanted.ownerIds })
    : [];
  for (const [name, values] of Map.groupBy(wanted.ids, (id) => question.idFilter(id))) {
    const known = new Set(found.flatMap(({ id, aliases }) => [id, ...aliases]));
    const absent = values.filter((id) => !known.has(id));
    if (absent.length > 0) found.push(...(await question.describe(aws, { name, values: absent })));
  }
  return found;
}
