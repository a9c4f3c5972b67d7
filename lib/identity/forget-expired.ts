import type { Db } from '#lib/db/client.ts';

/** An ended token is shown to its owner for a while, who may look for why a script stopped. */
const tokenDays = 30;

/** Forgets sessions, proofs and API tokens that are over. */
export async function forgetExpired(db: Db, now: Date): Promise<void> {
  const isOver = { expiresAt: { lt: now } };
  await db.session.deleteMany({ where: isOver });
  await db.verification.deleteMany({ where: isOver });
  const longAgo = new Date(now.getTime() - tokenDays * 86_400_000);
  await db.apiToken.deleteMany({ where: { expiresAt: { lt: longAgo } } });
}
