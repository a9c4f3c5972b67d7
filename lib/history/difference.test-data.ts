import type { GraphDifference, UnchangedResource } from '#lib/api/history.ts';
import type { ResourceNode } from '#lib/resources/graph.ts';

export const subnet = (id: string, more: Partial<ResourceNode> = {}): ResourceNode => ({
  id,
  type: 'AWS::EC2::Subnet',
  name: `name of ${id}`,
  status: 'healthy',
  statusText: 'available',
  layer: 'network',
  managed: true,
  properties: {},
  tags: {},
  ...more,
});

export const vpc: UnchangedResource = {
  id: 'vpc-1',
  type: 'AWS::EC2::VPC',
  name: 'the network',
  layer: 'network',
};

/** A difference of nothing, and whatever is given. */
export const differenceOf = (more: Partial<GraphDifference>): GraphDifference => ({
  from: { at: '2026-03-01T09:00:00.000Z', revision: 1, resourceCount: 1 },
  to: { at: '2026-03-01T10:00:00.000Z', revision: 2, resourceCount: 1 },
  added: [],
  removed: [],
  changed: [],
  relations: { added: [], removed: [] },
  unchanged: { nodes: [], relations: [] },
  ...more,
});
