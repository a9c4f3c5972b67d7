import type { EnvironmentDetail, EnvironmentSummary } from '#lib/api/environments.ts';
import type { Context } from '#lib/context/context.ts';
import { toDetail, toSummary, withState } from './environment-document.ts';
import { requireEnvironment } from './require-environment.ts';

/** All environments by name. */
export async function listEnvironments(
  ctx: Context,
): Promise<{ environments: EnvironmentSummary[] }> {
  const rows = await ctx.db.environment.findMany({ include: withState, orderBy: { name: 'asc' } });
  return { environments: rows.map(toSummary) };
}

/** One environment. Throws `environment-not-found`. */
export async function getEnvironment(
  ctx: Context,
  { name }: { readonly name: string },
): Promise<EnvironmentDetail> {
  const { id } = await requireEnvironment(ctx.db, name);
  return toDetail(
    await ctx.db.environment.findUniqueOrThrow({ where: { id }, include: withState }),
  );
}
