import type { ResourceNode } from '#lib/resources/graph.ts';
import { ownId } from '#lib/resources/node-id.ts';
import { isPending } from '#lib/resources/pending.ts';
import { resourceModule } from '#lib/resources/registry.ts';
import type { Answers } from './answers.ts';
import { parseArn, partitionOf } from './arn.ts';

/** How the ARN of a resource follows from its id, for services whose ids are no ARNs themselves. */
const forms: Readonly<Record<string, (place: Place, type: string, id: string) => string>> = {
  budgets: ({ partition, account }, type, id) =>
    `arn:${partition}:budgets::${account}:${type}/${id}`,
  ec2: ({ partition, region, account }, type, id) =>
    `arn:${partition}:ec2:${region}:${account}:${type}/${id}`,
  events: ({ partition, region, account }, type, id) =>
    `arn:${partition}:events:${region}:${account}:${type}/${id}`,
  glue: ({ partition, region, account }, type, id) =>
    `arn:${partition}:glue:${region}:${account}:${type}/${id}`,
  iam: ({ partition, account }, type, id) => `arn:${partition}:iam::${account}:${type}/${id}`,
  logs: ({ partition, region, account }, type, id) =>
    `arn:${partition}:logs:${region}:${account}:${type}:${id}`,
  s3: ({ partition }, _, id) => `arn:${partition}:s3:::${id}`,
  sqs: ({ partition, region, account }, _, id) =>
    `arn:${partition}:sqs:${region}:${account}:${id.split('/').at(-1)}`,
};

interface Place {
  readonly partition: string;
  readonly region: string;
  readonly account: string;
}

/**
 * Finds a node's ARN: as the tagging API gave it, or composed from its type's form and the account
 * that the environment lies in. Undefined where the form of the type's ARN is unknown.
 */
export function arnFinder(answers: Answers): (node: ResourceNode) => string | undefined {
  const tagged = new Map(answers.tagged.map(({ arn }) => [shortArn(arn), arn]));
  const place = {
    partition: partitionOf(answers.region),
    region: answers.region,
    account: answers.accountId,
  };
  return (node) => {
    const { arnType } = resourceModule(node.type);
    const id = ownId(node);
    if (!arnType) return undefined;
    if (id.startsWith('arn:')) return id;
    const given = tagged.get(`${arnType}/${id}`);
    if (given || isPending(node)) return given;
    const [service = '', resourceType = ''] = arnType.split(':');
    return forms[service]?.(place, resourceType, id);
  };
}

function shortArn(text: string): string {
  const arn = parseArn(text);
  return arn ? `${arn.service}:${arn.resourceType}/${arn.id}` : text;
}
