import type { ResourceNode } from '#lib/resources/graph.ts';
import type { View } from '../view.ts';
import { describeTypes } from './count-types.ts';

interface ViewDefinition extends Omit<View, 'describe' | 'selects'> {
  /** CloudFormation types of which it shows every resource, without `AWS::`. */
  readonly types: readonly string[];
  /** Of what it shows more: the host of a layer, the secrets of a tool. */
  readonly also?: (resource: ResourceNode) => boolean;
}

/** A view that shows every resource of some types, and describes itself by counting them. */
export function defineView({ types, also, ...view }: ViewDefinition): View {
  const known = new Set(types.map((type) => `AWS::${type}`));
  const selects = (resource: ResourceNode) => known.has(resource.type) || also?.(resource) === true;
  return { ...view, selects, describe: ({ nodes }) => describeTypes(nodes.filter(selects)) };
}
