import type { Operation } from '#lib/api/operations.ts';
import type { Context } from '#lib/context/context.ts';
import { requireEnvironment } from '#lib/environments/require-environment.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { toOperation } from './operation-document.ts';

/** An operation of an environment. Throws `environment-not-found` and `operation-not-found`. */
export async function getOperation(
  ctx: Pick<Context, 'db'>,
  { name, operation: id }: { readonly name: string; readonly operation: string },
): Promise<Operation> {
  const environment = await requireEnvironment(ctx.db, name);
  const row = await ctx.db.operation.findUnique({ where: { id, environmentId: environment.id } });
  if (row) return toOperation(name, row);
  throw new AppError('operation-not-found', `${name} has no operation ${id}.`);
}
