import type { LayerId } from '#cloudformation/layer.ts';
import type { Deployment } from '#lib/api/deployment-documents.ts';
import type { Context } from '#lib/context/context.ts';
import type { Tx } from '#lib/db/client.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { requestedImports } from './imports.ts';
import { isLost } from './model.ts';
import { openDeployment } from './open-deployment.ts';
import { titles } from './plan-deployment.ts';
import { requireDeployment } from './require-deployment.ts';

/**
 * Deploys what failed in a deployment and what was skipped or cancelled with it, with the parameters as they are
 * now, takes in what was to be imported and brings back what had drifted; what was done stays. Throws `deployment-not-failed` unless it is the
 * newest and has failed or was cancelled.
 */
export async function retryDeployment(
  ctx: Context,
  { id }: { readonly id: string },
): Promise<Deployment> {
  const failed = await requireDeployment(ctx.db, id);
  const lost = failed.layers.filter((run) => isLost(run));
  return openDeployment(
    ctx,
    {
      environment: failed.environment,
      kind: 'deploy',
      runs: lost.map((run) => ({ layer: run.layer as LayerId, imports: requestedImports(run) })),
      apply: true,
      revertsDrift: failed.revertsDrift,
      summary: `Retry of ${titles(lost.map(({ layer }) => layer))} requested`,
    },
    async (tx) => requireNewestFailed(tx, id),
  );
}

async function requireNewestFailed(tx: Tx, id: string): Promise<void> {
  const { kind, status, environmentId, requestedAt } = await requireDeployment(tx, id);
  const newer = await tx.deployment.count({
    where: { environmentId, id: { not: id }, requestedAt: { gt: requestedAt } },
  });
  const isOver = status === 'failed' || status === 'cancelled';
  if (kind === 'deploy' && isOver && newer === 0) return;
  throw new AppError(
    'deployment-not-failed',
    'Only the newest deployment of an environment, and only once it has failed or was cancelled, can be retried.',
  );
}
