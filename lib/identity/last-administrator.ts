import type { Tx } from '#lib/db/client.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { permissionsOf, withRole } from './read-grants.ts';

/** Any number, the same in every process: two administrators cannot remove each other at once. */
const ADMINISTRATOR_LOCK = 5_741_004;

/**
 * Makes a change within a transaction and takes it back where nobody would be left to administer: a
 * person who may sign in and has the permission by a grant of their own. Throws `last-administrator`.
 */
export async function keepingAnAdministrator<T>(tx: Tx, change: () => Promise<T>): Promise<T> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${ADMINISTRATOR_LOCK})`;
  const result = await change();
  const grants = await tx.grant.findMany({
    where: { environmentId: null, user: { blockedAt: null } },
    include: withRole,
  });
  if (grants.some((grant) => permissionsOf(grant).permissions.includes('administer'))) {
    return result;
  }
  throw new AppError(
    'last-administrator',
    'Nobody would be left who may administer. Give the role to somebody else first.',
  );
}
