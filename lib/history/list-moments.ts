import type { GraphMoment } from '#lib/api/history.ts';
import type { Context } from '#lib/context/context.ts';
import { requireEnvironment } from '#lib/environments/require-environment.ts';

export interface MomentPage {
  readonly moments: GraphMoment[];
  readonly next: number | null;
}

/** When the graph of an environment changed, newest first. Throws `environment-not-found`. */
export async function listMoments(
  ctx: Pick<Context, 'db'>,
  input: { readonly name: string; readonly limit: number; readonly before?: number | undefined },
): Promise<MomentPage> {
  const { id } = await requireEnvironment(ctx.db, input.name);
  const rows = await ctx.db.graphMoment.findMany({
    where: {
      environmentId: id,
      ...(input.before === undefined ? {} : { revision: { lt: input.before } }),
    },
    select: { at: true, revision: true, resourceCount: true },
    orderBy: { revision: 'desc' },
    take: input.limit + 1,
  });
  const moments = rows
    .slice(0, input.limit)
    .map(({ at, ...rest }) => ({ at: at.toISOString(), ...rest }));
  const last = moments.at(-1);
  return { moments, next: rows.length > input.limit && last ? last.revision : null };
}
