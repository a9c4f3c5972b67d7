import type { LiveEvent } from '#lib/api/stream.ts';
import type { Prisma, Tx } from '#lib/db/client.ts';

/** Any number, the same in every process: whoever holds it is the only one to append to the outbox. */
const OUTBOX_LOCK = 5_741_001;

export interface Publication {
  readonly environmentName: string;
  readonly event: Exclude<LiveEvent, { kind: 'hello' }>;
}

/**
 * Appends to the outbox of the live stream, within the transaction that changed the rows. The lock
 * makes the sequence grow in the order of the commits, so that a reader never skips one.
 */
export async function publish(tx: Tx, publications: readonly Publication[]): Promise<void> {
  if (publications.length === 0) return;
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${OUTBOX_LOCK})`;
  await tx.liveEvent.createMany({
    data: publications.map(({ environmentName, event }) => ({
      environmentName,
      kind: event.kind,
      data: asJson(event.data),
    })),
  });
  await tx.$executeRaw`SELECT pg_notify('strata_live', '')`;
}

/** The contract's documents are JSON by construction: strings, numbers, arrays and plain objects. */
export function asJson(document: unknown): Prisma.InputJsonValue {
  return document as Prisma.InputJsonValue;
}
