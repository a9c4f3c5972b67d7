import type { Context } from '#lib/context/context.ts';
import type { Environment } from '#lib/db/client.ts';
import { requireEnvironment } from '#lib/environments/require-environment.ts';
import { AppError } from '#lib/errors/app-error.ts';
import type { ResourceGraph, ResourceNode } from '#lib/resources/graph.ts';
import { graphOf } from './graph-document.ts';

interface ResourceOfEnvironment {
  readonly environment: Environment;
  readonly node: ResourceNode;
  /** Everything else that was discovered with it. */
  readonly nodes: ResourceGraph['nodes'];
}

/** A resource as last discovered. Throws `environment-not-found`, `resource-not-found`. */
export async function requireResource(
  ctx: Pick<Context, 'db'>,
  { name, resource }: { readonly name: string; readonly resource: string },
): Promise<ResourceOfEnvironment> {
  const environment = await requireEnvironment(ctx.db, name);
  const { nodes } = await graphOf(ctx.db, environment);
  const node = nodes.find(({ id }) => id === resource);
  if (!node) throw new AppError('resource-not-found', `${name} has no resource ${resource}.`);
  return { environment, node, nodes };
}
