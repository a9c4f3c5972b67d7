import type { Db } from '#lib/db/client.ts';
import { activeStatuses } from './deployment-statuses.ts';

const unsettledRuns = ['pending', 'planning', 'planned'];

/**
 * Ids of the deployments that the engine has to take up again after a start: those under way, and
 * those given up whose change sets are still to be deleted.
 */
export async function unfinishedDeployments(db: Db): Promise<string[]> {
  const rows = await db.deployment.findMany({
    where: {
      OR: [
        { status: { in: [...activeStatuses] } },
        { status: 'discarded', layers: { some: { status: { in: unsettledRuns } } } },
      ],
    },
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}
