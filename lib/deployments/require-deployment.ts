import type { Tx } from '#lib/db/client.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { type DeploymentRow, withLayers } from './deployment-document.ts';

/** The deployment of an id. Throws `deployment-not-found`. */
export async function requireDeployment(
  db: Pick<Tx, 'deployment'>,
  id: string,
): Promise<DeploymentRow> {
  const row = await db.deployment.findUnique({ where: { id }, include: withLayers });
  if (!row) throw new AppError('deployment-not-found', `There is no deployment ${id}.`);
  return row;
}
