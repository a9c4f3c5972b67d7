import type { ResourceNode } from './graph.ts';

export function resourceNode(id: string, over: Partial<ResourceNode> = {}): ResourceNode {
  return {
    id,
    type: 'AWS::EC2::Subnet',
    name: `name of ${id}`,
    status: 'healthy',
    statusText: 'available',
    managed: true,
    properties: {},
    tags: {},
    ...over,
  };
}
