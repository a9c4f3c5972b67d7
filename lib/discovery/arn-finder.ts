import type { ResourceNode } from '#lib/resources/graph.ts';
import { isPending } from '#lib/resources/pending.ts';
import { textAt } from '#lib/resources/property-path.ts';
import { resourceModule } from '#lib/resources/registry.ts';
import type { Answers } from './answers.ts';
import { parseArn, partitionOf } from './arn.ts';

const globalServices: ReadonlySet<string> = new Set(['iam']);

/**
 * Finds a node's ARN: as the tagging API gave it, or composed from its type's form and the account
 * that owns the environment's resources. Undefined where the type's ARN or the account is unknown.
 */
export function arnFinder(answers: Answers): (node: ResourceNode) => string | undefined {
  const tagged = new Map(answers.tagged.map(({ arn }) => [shortArn(arn), arn]));
  const account = answers.live
    .map(({ properties }) => textAt(properties, 'OwnerId'))
    .find((owner) => owner !== undefined);
  return (node) => {
    const { arnType } = resourceModule(node.type);
    if (!arnType) return undefined;
    const given = tagged.get(`${arnType}/${node.id}`);
    if (given || !account || isPending(node)) return given;
    const [service = '', resourceType = ''] = arnType.split(':');
    const region = globalServices.has(service) ? '' : answers.region;
    const separator = service === 'logs' ? ':' : '/';
    return `arn:${partitionOf(answers.region)}:${service}:${region}:${account}:${resourceType}${separator}${node.id}`;
  };
}

function shortArn(text: string): string {
  const arn = parseArn(text);
  return arn ? `${arn.service}:${arn.resourceType}/${arn.id}` : text;
}
