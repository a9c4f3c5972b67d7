import type { Tx } from '#lib/db/client.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { activeStatuses } from './deployment-statuses.ts';

/** Holds the environment for the rest of the transaction: its deployments begin one at a time. */
export async function lockEnvironment(tx: Tx, environmentId: string): Promise<void> {
  await tx.$queryRaw`SELECT id FROM "Environment" WHERE id = ${environmentId}::uuid FOR UPDATE`;
}

/**
 * Holds the environment and makes sure that no deployment of it is under way. Throws
 * `deployment-active`.
 */
export async function claimEnvironment(tx: Tx, environmentId: string): Promise<void> {
  await lockEnvironment(tx, environmentId);
  await requireNoDeployment(tx, environmentId);
}

/** Makes sure that no deployment of the environment is under way now. Throws `deployment-active`. */
export async function requireNoDeployment(
  db: Pick<Tx, 'deployment'>,
  environmentId: string,
): Promise<void> {
  const active = await db.deployment.findFirst({
    where: { environmentId, status: { in: [...activeStatuses] } },
  });
  if (active) {
    throw new AppError(
      'deployment-active',
      'Another deployment of this environment is under way. Wait for its end.',
    );
  }
}
