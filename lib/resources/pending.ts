import type { ResourceNode } from './graph.ts';

/** The id of a resource whose service has not given it one yet. */
export function pendingId(stackName: string, logicalId: string): string {
  return `${stackName}/${logicalId}`;
}

/** Whether the resource is known to its stack only. A stack's name is of letters, digits and hyphens. */
export function isPending({ id, logicalId }: Pick<ResourceNode, 'id' | 'logicalId'>): boolean {
  if (logicalId === undefined || !id.endsWith(`/${logicalId}`)) return false;
  return /^[A-Za-z][A-Za-z0-9-]*$/.test(id.slice(0, -logicalId.length - 1));
}
