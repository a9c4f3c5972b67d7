import type { PastDuration } from '#lib/api/deployment-documents.ts';
import type { Context } from '#lib/context/context.ts';
import type { Prisma } from '#lib/db/client.ts';
import type { DeploymentRow } from './deployment-document.ts';
import { requireDeployment } from './require-deployment.ts';
import { secondsBetween } from './run-seconds.ts';

const most = 10;

/**
 * How long the last successful deployments before this one took that deployed the same layers; a layer
 * that was found unchanged counts as not deployed. Throws `deployment-not-found`.
 */
export async function listPastDurations(
  ctx: Pick<Context, 'db'>,
  { id }: { readonly id: string },
): Promise<{ durations: PastDuration[] }> {
  const rows = await ctx.db.deployment.findMany({
    where: comparableWith(await requireDeployment(ctx.db, id)),
    orderBy: { id: 'desc' },
    take: most,
  });
  return {
    durations: rows.flatMap((row) => {
      const seconds = secondsBetween(row.startedAt, row.finishedAt);
      if (row.startedAt === null || seconds === null) return [];
      return [{ id: row.id, startedAt: row.startedAt.toISOString(), seconds }];
    }),
  };
}

function comparableWith(row: DeploymentRow): Prisma.DeploymentWhereInput {
  const layers = row.layers
    .filter(({ status }) => status !== 'unchanged')
    .map(({ layer }) => layer);
  return {
    environmentId: row.environmentId,
    id: { lt: row.id },
    kind: row.kind,
    status: 'succeeded',
    startedAt: { not: null },
    layers: { every: { OR: [{ layer: { in: layers } }, { status: 'unchanged' }] } },
    AND: layers.map((layer) => ({ layers: { some: { layer, status: 'succeeded' } } })),
  };
}
