import type { Deployment, StackEvent } from '#lib/api/deployment-documents.ts';
import type { Context } from '#lib/context/context.ts';
import { requireEnvironment } from '#lib/environments/require-environment.ts';
import { toDeployment, toStackEvent, withLayers } from './deployment-document.ts';
import { requireDeployment } from './require-deployment.ts';

/** One deployment. Throws `deployment-not-found`. */
export async function getDeployment(
  ctx: Context,
  { id }: { readonly id: string },
): Promise<Deployment> {
  return toDeployment(await requireDeployment(ctx.db, id));
}

/** Deployments of an environment, newest first; ids grow with time, so one is the page's cursor. */
export async function listDeployments(
  ctx: Context,
  input: { readonly name: string; readonly limit: number; readonly before?: string | undefined },
): Promise<{ deployments: Deployment[]; next: string | null }> {
  const environment = await requireEnvironment(ctx.db, input.name);
  const rows = await ctx.db.deployment.findMany({
    where: {
      environmentId: environment.id,
      ...(input.before ? { id: { lt: input.before } } : {}),
    },
    include: withLayers,
    orderBy: { id: 'desc' },
    take: input.limit + 1,
  });
  const deployments = rows.slice(0, input.limit).map(toDeployment);
  return {
    deployments,
    next: rows.length > input.limit ? (deployments.at(-1)?.id ?? null) : null,
  };
}

/** Events of a deployment's stacks, oldest first. Throws `deployment-not-found`. */
export async function listStackEvents(
  ctx: Context,
  input: { readonly id: string; readonly after: number; readonly limit: number },
): Promise<{ events: StackEvent[] }> {
  await requireDeployment(ctx.db, input.id);
  const rows = await ctx.db.stackEvent.findMany({
    where: { deploymentId: input.id, sequence: { gt: input.after } },
    orderBy: { sequence: 'asc' },
    take: input.limit,
  });
  return { events: rows.map(toStackEvent) };
}
