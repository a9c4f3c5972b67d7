import type { AuditEntry } from '#lib/api/audit.ts';
import type { Actor } from '#lib/context/context.ts';
import type { AwsCall, Change } from '#lib/context/trace.ts';
import type { Tx } from '#lib/db/client.ts';
import { toAuditRow } from './audit-document.ts';
import { genesisHash, hashOf } from './chain.ts';
import { storableJson, storableText } from './storable.ts';

/** Any number, the same in every process: whoever holds it is the only one to append to the audit. */
const AUDIT_LOCK = 5_741_002;

export interface NewAuditEntry {
  readonly at: Date;
  readonly actor: Actor;
  readonly action: string;
  readonly environment?: string | undefined;
  readonly target?: string | undefined;
  readonly input?: unknown;
  readonly change?: Change | undefined;
  readonly remoteAddress?: string | undefined;
  readonly userAgent?: string | undefined;
  readonly requestId?: string | undefined;
  readonly result: AuditEntry['result'];
  readonly code?: string | undefined;
  readonly awsCalls?: readonly AwsCall[] | undefined;
  readonly asked?: number | undefined;
}

/**
 * Appends to the audit within a transaction. The lock lets one writer at a time see the newest entry and
 * follow it, however many processes there are; that no two follow the same is a constraint as well.
 */
export async function appendEntry(tx: Tx, given: NewAuditEntry): Promise<AuditEntry> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${AUDIT_LOCK})`;
  const newest = await tx.auditEntry.findFirst({
    orderBy: { sequence: 'desc' },
    select: { sequence: true, hash: true },
  });
  const unhashed = {
    sequence: Number(newest?.sequence ?? 0) + 1,
    at: given.at.toISOString(),
    actor: storableText(given.actor.name),
    actorKind: given.actor.kind ?? 'person',
    action: given.action,
    environment: textOf(given.environment),
    target: textOf(given.target),
    input: storableJson(given.input),
    change: given.change
      ? { before: storableJson(given.change.before), after: storableJson(given.change.after) }
      : null,
    remoteAddress: textOf(given.remoteAddress),
    userAgent: textOf(given.userAgent),
    requestId: textOf(given.requestId),
    result: given.result,
    code: given.code ?? null,
    awsCalls: [...(given.awsCalls ?? [])],
    asked: given.asked ?? null,
    previousHash: newest?.hash ?? genesisHash,
  };
  const entry: AuditEntry = { ...unhashed, hash: hashOf(unhashed) };
  await tx.auditEntry.create({ data: toAuditRow(entry) });
  return entry;
}

function textOf(text: string | undefined): string | null {
  return text === undefined ? null : storableText(text);
}
