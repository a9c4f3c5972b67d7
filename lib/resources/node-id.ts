import type { ResourceNode } from './graph.ts';
import { textAt } from './property-path.ts';

type Identified = Pick<ResourceNode, 'id' | 'type'>;

/** The id of a node whose own is another node's already: a bucket policy has its bucket's name. */
export function qualifiedId({ id, type }: Identified): string {
  return `${type}/${id}`;
}

/** AWS's own identifier of a node, whether its id is qualified or not. */
export function ownId({ id, type }: Identified): string {
  const prefix = `${type}/`;
  return id.startsWith(prefix) ? id.slice(prefix.length) : id;
}

/** What CloudFormation and the tagging API may call a node by, beside its own id. */
export function otherNames(node: ResourceNode): string[] {
  const id = ownId(node);
  const names = [textAt(node.properties, 'PublicIp'), node.arn, tableName(node)];
  return names.flatMap((name) => (name !== undefined && name !== id ? [name] : []));
}

/** CloudFormation knows a table by its name alone, without its database. */
function tableName({ type, properties }: ResourceNode): string | undefined {
  return type === 'AWS::Glue::Table' ? textAt(properties, 'Name') : undefined;
}
