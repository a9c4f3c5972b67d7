import type { Context } from '#lib/context/context.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { accessTable } from './access-table.ts';
import { requireRight } from './rights.ts';

type AskingContext = Pick<Context, 'db' | 'rights'>;

/**
 * Holds a request against the table of who may do what. Throws `not-allowed` with what is missing, and
 * `environment-not-found` or `deployment-not-found` to those who may not even know of it.
 */
export async function requireAccess(
  ctx: AskingContext,
  operationId: string,
  params: Readonly<Record<string, string>>,
): Promise<void> {
  const access = accessTable[operationId];
  if (!access) throw new AppError('not-allowed', `Nobody may ask for ${operationId}.`);
  switch (access.of) {
    case 'anyone':
    case 'signed-in':
      return;
    case 'installation':
      return requireRight(ctx.rights, access.permission);
    case 'environment':
      return requireRight(ctx.rights, access.permission, params.name ?? '');
    case 'deployment':
      return requireForDeployment(ctx, params.id ?? '', access.permission);
  }
}

const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

async function requireForDeployment(
  { db, rights }: AskingContext,
  id: string,
  permission: Parameters<typeof requireRight>[1],
): Promise<void> {
  if (rights.may(permission)) return;
  const deployment = uuid.test(id)
    ? await db.deployment.findUnique({
        where: { id },
        select: { environment: { select: { name: true } } },
      })
    : null;
  const name = deployment?.environment.name;
  if (name === undefined || !rights.may('view', name)) {
    throw new AppError('deployment-not-found', 'There is no such deployment.');
  }
  requireRight(rights, permission, name);
}
