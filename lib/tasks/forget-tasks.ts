import type { Db } from '#lib/db/client.ts';

const keptDays = 30;

/** Tasks that ended are kept for 30 days. */
export async function forgetTasks(db: Db, now: Date): Promise<void> {
  await db.ecsTask.deleteMany({
    where: { endedAt: { lt: new Date(now.getTime() - keptDays * 86_400_000) } },
  });
}
