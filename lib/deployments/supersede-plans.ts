import type { Tx } from '#lib/db/client.ts';
import { withLayers } from './deployment-document.ts';
import { stalenessOf } from './staleness.ts';

/**
 * Plans that nobody has decided on or approved give way to a newer one of whoever asked for them, or of
 * anybody once they cannot be applied any more. Returns their ids.
 */
export async function supersedePlans(
  tx: Tx,
  environmentId: string,
  { actor, at }: { readonly actor: string; readonly at: Date },
): Promise<string[]> {
  const plans = await tx.deployment.findMany({
    where: { environmentId, status: 'planned', approvals: { none: {} } },
    include: withLayers,
  });
  const ids = plans
    .filter(
      ({ requestedBy, layers, environment }) =>
        requestedBy === actor || stalenessOf(layers, environment) !== undefined,
    )
    .map(({ id }) => id);
  await tx.deployment.updateMany({
    where: { id: { in: ids } },
    data: { status: 'discarded', finishedAt: at, revision: { increment: 1 } },
  });
  return ids;
}
