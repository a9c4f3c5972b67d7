import type { EnvironmentDetail, EnvironmentSummary } from '#lib/api/environments.ts';
import type { Context } from '#lib/context/context.ts';
import { toDetail, toSummary, withState } from './environment-document.ts';
import { requireEnvironment } from './require-environment.ts';

/** The environments that the caller may see, by name. */
export async function listEnvironments(
  ctx: Context,
): Promise<{ environments: EnvironmentSummary[] }> {
  const rows = await ctx.db.environment.findMany({ include: withState, orderBy: { name: 'asc' } });
  const visible = rows.filter(({ name }) => ctx.rights.may('view', name));
  return { environments: visible.map(toSummary) };
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
