import type { LayerId } from '#cloudformation/layer.ts';
import type { Deployment } from '#lib/api/deployment-documents.ts';
import type { Context } from '#lib/context/context.ts';
import type { Tx } from '#lib/db/client.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { isLost } from './model.ts';
import { openDeployment } from './open-deployment.ts';
import { titles } from './plan-deployment.ts';
import { requireDeployment } from './require-deployment.ts';

/**
 * Deploys what failed in a deployment and what was skipped for it, with the parameters as they are
 * now; what was done stays. Throws `deployment-not-failed` unless it is the newest and failed.
 */
export async function retryDeployment(
  ctx: Context,
  { id }: { readonly id: string },
): Promise<Deployment> {
  const failed = await requireDeployment(ctx.db, id);
  const lost = failed.layers.filter((run) => isLost(run)).map(({ layer }) => layer as LayerId);
  return openDeployment(
    ctx,
    {
      environment: failed.environment,
      layers: lost,
      apply: true,
      summary: `Retry of ${titles(lost)} requested`,
    },
    async (tx) => requireNewestFailed(tx, id),
  );
}

async function requireNewestFailed(tx: Tx, id: string): Promise<void> {
  const { kind, status, environmentId, requestedAt } = await requireDeployment(tx, id);
  const newer = await tx.deployment.count({
    where: { environmentId, id: { not: id }, requestedAt: { gt: requestedAt } },
  });
  if (kind === 'deploy' && status === 'failed' && newer === 0) return;
  throw new AppError(
    'deployment-not-failed',
    'Only the newest deployment of an environment, and only once it has failed, can be retried.',
  );
}
