import type { Context } from '#lib/context/context.ts';
import { toAuditEntry } from './audit-document.ts';
import type { Receiver } from './audit-receivers.ts';

type DeliveryContext = Pick<Context, 'db' | 'clock' | 'log'>;

const batchSize = 100;
/** How long nobody else sends; after that whoever did is thought dead. */
const leaseMs = 60_000;
const firstPauseMs = 1_000;
const longestPauseMs = 300_000;

/**
 * Sends a receiver what it has not taken yet, oldest first, until there is nothing left. How far it is
 * stands in the database, and one instance at a time sends: nothing is left out, nothing overtakes. What
 * is not taken is sent again, later and later, and so is what a process sent when it ended.
 */
export async function deliverAudit(ctx: DeliveryContext, receiver: Receiver): Promise<void> {
  while (await deliverBatch(ctx, receiver));
}

/** Whether there may be more. */
async function deliverBatch(ctx: DeliveryContext, receiver: Receiver): Promise<boolean> {
  const claimed = await claim(ctx, receiver.id);
  if (!claimed) return false;
  const rows = await ctx.db.auditEntry.findMany({
    where: { sequence: { gt: claimed.sequence } },
    orderBy: { sequence: 'asc' },
    take: batchSize,
  });
  const newest = rows.at(-1)?.sequence ?? claimed.sequence;
  try {
    await receiver.send(rows.map(toAuditEntry));
  } catch (error) {
    const failures = claimed.failures + 1;
    const pauseMs = Math.min(longestPauseMs, firstPauseMs * 2 ** (failures - 1));
    await write(ctx, claimed, {
      failures,
      notBefore: new Date(ctx.clock.now().getTime() + pauseMs),
    });
    ctx.log.warn({ err: error, receiver: receiver.id, pauseMs }, 'audit not taken');
    return false;
  }
  await write(ctx, claimed, { sequence: newest, failures: 0, notBefore: null });
  return rows.length === batchSize;
}

interface Claimed {
  readonly receiver: string;
  readonly sequence: bigint;
  readonly failures: number;
  /** Until when nobody else sends, by which the claim is known. */
  readonly notBefore: Date;
}

/** Takes the turn to send, or nothing where there is nothing to send, another has it, or it is waited. */
async function claim(
  { db, clock }: DeliveryContext,
  receiver: string,
): Promise<Claimed | undefined> {
  const now = clock.now();
  const known =
    (await db.auditDelivery.findUnique({ where: { receiver } })) ?? (await begin(db, receiver));
  if (known.notBefore && known.notBefore > now) return undefined;
  if (!(await hasMore(db, known.sequence))) return undefined;
  const notBefore = new Date(now.getTime() + leaseMs);
  const { sequence, failures } = known;
  const { count } = await db.auditDelivery.updateMany({
    where: { receiver, sequence, failures, notBefore: known.notBefore },
    data: { notBefore },
  });
  return count === 1 ? { receiver, sequence, failures, notBefore } : undefined;
}

async function hasMore(db: DeliveryContext['db'], after: bigint): Promise<boolean> {
  const next = await db.auditEntry.findFirst({
    where: { sequence: { gt: after } },
    select: { sequence: true },
  });
  return next !== null;
}

async function begin(db: DeliveryContext['db'], receiver: string) {
  await db.auditDelivery.createMany({ data: [{ receiver }], skipDuplicates: true });
  return db.auditDelivery.findUniqueOrThrow({ where: { receiver } });
}

async function write(
  { db }: DeliveryContext,
  { receiver, notBefore }: Claimed,
  data: { sequence?: bigint; failures?: number; notBefore: Date | null },
): Promise<void> {
  await db.auditDelivery.updateMany({ where: { receiver, notBefore }, data });
}
