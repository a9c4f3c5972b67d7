import type { Deployment } from '#lib/api/deployment-documents.ts';

/** What a deployment is called where there are several: what it is, and the end of its id. */
export function deploymentTitle({ kind, id }: Pick<Deployment, 'kind' | 'id'>): string {
  return `${kind === 'destroy' ? 'Destruction' : 'Deployment'} ${id.slice(-8)}`;
}
