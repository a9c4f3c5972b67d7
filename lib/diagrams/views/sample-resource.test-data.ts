import type { Relation, RelationKind, ResourceNode } from '#lib/resources/graph.ts';

export const region = 'us-east-2';
export const account = '123456789012';

export function arn(service: string, resource: string): string {
  return `arn:aws:${service}:${region}:${account}:${resource}`;
}

/** A resource of the sample platform: `layer/LogicalId`, its type, id, state and properties. */
export function sample(
  place: string,
  type: string,
  id: string,
  properties: ResourceNode['properties'],
  over: Partial<ResourceNode> = {},
): ResourceNode {
  const [layer = '', logicalId = ''] = place.split('/');
  return {
    id,
    type: `AWS::${type}`,
    name: id.split('/').at(-1) ?? id,
    status: 'healthy',
    statusText: 'exists',
    ...(layer && { layer, logicalId }),
    managed: true,
    properties,
    tags: { 'strata:environment': 'dev', 'strata:layer': layer },
    ...over,
  };
}

export function relation(from: string, kind: RelationKind, to: string): Relation {
  return { from, kind, to };
}
