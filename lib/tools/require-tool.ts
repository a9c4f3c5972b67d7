import type { Context } from '#lib/context/context.ts';
import type { Environment } from '#lib/db/client.ts';
import { graphOf } from '#lib/discovery/graph-document.ts';
import { requireEnvironment } from '#lib/environments/require-environment.ts';
import { AppError } from '#lib/errors/app-error.ts';
import type { ResourceNode } from '#lib/resources/graph.ts';
import { type PlacedTool, placeTools } from './place-tools.ts';
import { type ToolId, tools } from './tool.ts';

interface ToolOfEnvironment {
  readonly environment: Environment;
  readonly nodes: readonly ResourceNode[];
  readonly placed: PlacedTool;
}

/** A tool of an environment. Throws `environment-not-found`, and `tool-not-found` where no host runs it. */
export async function requireTool(
  ctx: Pick<Context, 'db'>,
  { name, tool }: { readonly name: string; readonly tool: ToolId },
): Promise<ToolOfEnvironment> {
  const environment = await requireEnvironment(ctx.db, name);
  const { nodes } = await graphOf(ctx.db, environment);
  const placed = placeTools(nodes).find((one) => one.tool.id === tool);
  if (placed) return { environment, nodes, placed };
  const { title, layer } = tools[tool];
  throw new AppError('tool-not-found', `${name} has no host with ${title}: deploy ${layer}.`);
}
