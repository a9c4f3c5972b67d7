import type { ResourceNode } from './graph.ts';

/** The id of a resource whose service has not given it one yet. */
export function pendingId(stackName: string, logicalId: string): string {
  return `${stackName}/${logicalId}`;
}

/** Whether the resource is known to its stack only. */
export function isPending(node: Pick<ResourceNode, 'id' | 'logicalId'>): boolean {
  return node.logicalId !== undefined && node.id.endsWith(`/${node.logicalId}`);
}
