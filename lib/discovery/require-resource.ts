import type { Context } from '#lib/context/context.ts';
import type { Environment } from '#lib/db/client.ts';
import { requireEnvironment } from '#lib/environments/require-environment.ts';
import { AppError } from '#lib/errors/app-error.ts';
import type { ResourceNode } from '#lib/resources/graph.ts';
import { getGraph } from './graph-document.ts';

/** A resource as last discovered. Throws `environment-not-found`, `resource-not-found`. */
export async function requireResource(
  ctx: Pick<Context, 'db'>,
  { name, resource }: { readonly name: string; readonly resource: string },
): Promise<{ readonly environment: Environment; readonly node: ResourceNode }> {
  const environment = await requireEnvironment(ctx.db, name);
  const { nodes } = await getGraph(ctx, { name });
  const node = nodes.find(({ id }) => id === resource);
  if (!node) throw new AppError('resource-not-found', `${name} has no resource ${resource}.`);
  return { environment, node };
}
