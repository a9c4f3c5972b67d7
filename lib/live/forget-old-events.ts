import type { Db } from '#lib/db/client.ts';

const keptHours = 24;

/** The outbox is for browsers that come back, not a history: a day of it is kept. */
export async function forgetOldEvents(db: Db, now: Date): Promise<void> {
  await db.liveEvent.deleteMany({
    where: { at: { lt: new Date(now.getTime() - keptHours * 3_600_000) } },
  });
}
