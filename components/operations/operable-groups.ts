import type { ResourceNode } from '#lib/resources/graph.ts';
import { resourceModule } from '#lib/resources/registry.ts';

export type OperableGroup = 'data' | 'containers' | 'hosts' | 'other';

export const groupTitles: Readonly<Record<OperableGroup, string>> = {
  data: 'Crawlers, jobs and workflows',
  containers: 'Containers',
  hosts: 'Hosts and databases',
  other: 'Other',
};

const groupOfService: Readonly<Record<string, OperableGroup>> = {
  Glue: 'data',
  ECS: 'containers',
  ECR: 'containers',
  ApplicationAutoScaling: 'containers',
  EC2: 'hosts',
  RDS: 'hosts',
  ElastiCache: 'hosts',
};

/** Where a resource is found on the page of operations. */
export function groupOf({ type }: Pick<ResourceNode, 'type'>): OperableGroup {
  return groupOfService[type.split('::')[1] ?? ''] ?? 'other';
}

/** Resources that anything can be done to, by type and name. */
export function operable(nodes: readonly ResourceNode[]): ResourceNode[] {
  const order = (node: ResourceNode) => `${resourceModule(node.type).title} ${node.name}`;
  return nodes
    .filter(({ type }) => (resourceModule(type).actions ?? []).length > 0)
    .sort((a, b) => order(a).localeCompare(order(b)));
}
