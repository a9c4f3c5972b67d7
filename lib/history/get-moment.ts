import type { EnvironmentGraph } from '#lib/api/architecture.ts';
import type { Context } from '#lib/context/context.ts';
import { unpackJson } from '#lib/db/packed-json.ts';
import { readGraph } from '#lib/discovery/graph-document.ts';
import { requireEnvironment } from '#lib/environments/require-environment.ts';
import { AppError } from '#lib/errors/app-error.ts';

/**
 * The graph of an environment as it was at a time, in ISO 8601. Throws `environment-not-found`, and
 * `moment-not-found` where nothing is kept from then or before.
 */
export async function getMoment(
  ctx: Pick<Context, 'db'>,
  { name, at }: { readonly name: string; readonly at: string },
): Promise<EnvironmentGraph> {
  const { id } = await requireEnvironment(ctx.db, name);
  const row = await ctx.db.graphMoment.findFirst({
    where: { environmentId: id, at: { lte: new Date(at) } },
    orderBy: { revision: 'desc' },
  });
  if (!row) {
    throw new AppError('moment-not-found', `Nothing is known of ${name} from ${at} or before.`);
  }
  return readGraph({ ...row, graph: await unpackJson(row.graph) });
}
