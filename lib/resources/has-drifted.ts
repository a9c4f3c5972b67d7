import type { ResourceNode } from './graph.ts';

/** Whether a resource was not as its template says, or gone, when that was last looked at. */
export function hasDrifted({ drift }: Pick<ResourceNode, 'drift'>): boolean {
  return drift !== undefined && drift.state !== 'in-sync';
}
