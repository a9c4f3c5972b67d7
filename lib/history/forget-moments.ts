import type { Db } from '#lib/db/client.ts';
import { thinMoments } from './thin-moments.ts';

/** Thins the history of every environment, the older the more. */
export async function forgetMoments(db: Db, now: Date): Promise<void> {
  const environments = await db.environment.findMany({ select: { id: true } });
  for (const { id: environmentId } of environments) {
    const moments = await db.graphMoment.findMany({
      where: { environmentId },
      select: { revision: true, at: true },
      orderBy: { revision: 'desc' },
    });
    const revisions = thinMoments(moments, now).map(({ revision }) => revision);
    if (revisions.length === 0) continue;
    await db.graphMoment.deleteMany({ where: { environmentId, revision: { in: revisions } } });
  }
}
