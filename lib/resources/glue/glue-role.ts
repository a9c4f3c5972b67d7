import type { ResourceNode } from '../graph.ts';
import { textAt } from '../property-path.ts';

/**
 * The role that Glue works with for a resource: that of a job of its layer, or else of any job or crawler
 * of the environment. Undefined where there is none.
 */
export function glueRoleFor(
  { layer }: ResourceNode,
  nodes: readonly ResourceNode[],
): string | undefined {
  const jobs = nodes.filter(({ type }) => type === 'AWS::Glue::Job');
  const crawlers = nodes.filter(({ type }) => type === 'AWS::Glue::Crawler');
  const own = jobs.filter((job) => job.layer === layer);
  return [...own, ...jobs, ...crawlers]
    .map(({ properties }) => textAt(properties, 'Role'))
    .find((role) => role !== undefined);
}
