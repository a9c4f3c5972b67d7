import type { Deployment, StackEvent } from '#lib/api/deployment-documents.ts';
import type { DeploymentsQuery } from '#lib/api/deployments.ts';
import type { Context } from '#lib/context/context.ts';
import { requireEnvironment } from '#lib/environments/require-environment.ts';
import { toDeployment, toStackEvent, withLayers } from './deployment-document.ts';
import { requireDeployment } from './require-deployment.ts';
import { searchCondition } from './search-deployments.ts';

/** One deployment. Throws `deployment-not-found`. */
export async function getDeployment(
  ctx: Context,
  { id }: { readonly id: string },
): Promise<Deployment> {
  return toDeployment(await requireDeployment(ctx.db, id), ctx.clock.now());
}

type ListInput = Omit<DeploymentsQuery, 'limit'> & {
  readonly name: string;
  readonly limit: number;
};

/** Deployments of an environment as a search finds them, newest first. */
export async function listDeployments(
  ctx: Context,
  { name, limit, ...search }: ListInput,
): Promise<{ deployments: Deployment[]; next: string | null }> {
  const environment = await requireEnvironment(ctx.db, name);
  const rows = await ctx.db.deployment.findMany({
    where: await searchCondition(ctx.db, environment.id, search),
    include: withLayers,
    orderBy: { id: 'desc' },
    take: limit + 1,
  });
  const now = ctx.clock.now();
  const deployments = rows.slice(0, limit).map((row) => toDeployment(row, now));
  return { deployments, next: rows.length > limit ? (deployments.at(-1)?.id ?? null) : null };
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
