import { publish } from '#lib/live/publish.ts';
import type { EngineContext } from './advance-deployment.ts';
import { toDeployment, withLayers } from './deployment-document.ts';

/** Keeps why a deployment cannot go on, or that it does again, and tells whoever watches. */
export async function recordWaiting(
  ctx: EngineContext,
  deploymentId: string,
  waitingReason: string | null,
): Promise<void> {
  const changed = await ctx.db.$transaction(async (tx) => {
    const { count } = await tx.deployment.updateMany({
      where: {
        id: deploymentId,
        OR: waitingReason
          ? [{ waitingReason: null }, { waitingReason: { not: waitingReason } }]
          : [{ waitingReason: { not: null } }],
      },
      data: { waitingReason, revision: { increment: 1 } },
    });
    if (count === 0) return false;
    const row = await tx.deployment.findUniqueOrThrow({
      where: { id: deploymentId },
      include: withLayers,
    });
    await publish(tx, [
      {
        environmentName: row.environment.name,
        event: { kind: 'deployment', data: toDeployment(row, ctx.clock.now()) },
      },
    ]);
    return true;
  });
  if (changed) ctx.signals.liveEventsWritten();
}
