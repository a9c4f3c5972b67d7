import type { ResourceNode } from './graph.ts';

/** The state of a resource that is known to be there, and of which its service was not asked yet. */
export const notReadYet: Pick<ResourceNode, 'status' | 'statusText'> = {
  status: 'unknown',
  statusText: 'not read yet',
};

export function isNotReadYet({ status, statusText }: Pick<ResourceNode, 'status' | 'statusText'>) {
  return status === notReadYet.status && statusText === notReadYet.statusText;
}
