import type { AuditEntry, AuditQuery } from '#lib/api/audit.ts';
import type { Context } from '#lib/context/context.ts';
import type { Prisma } from '#lib/db/client.ts';
import { toAuditEntry } from './audit-document.ts';

interface AuditPage {
  readonly entries: AuditEntry[];
  readonly next: number | null;
}

/** A page of the audit, newest first: outcomes, and what was asked for and has none yet. */
export async function searchAudit(
  { db }: Pick<Context, 'db'>,
  { limit, ...query }: AuditQuery,
): Promise<AuditPage> {
  const rows = await db.auditEntry.findMany({
    where: conditionsOf(query),
    orderBy: { sequence: 'desc' },
    take: limit + 1,
  });
  const entries = rows.slice(0, limit).map(toAuditEntry);
  const last = entries.at(-1);
  return { entries, next: rows.length > limit && last ? last.sequence : null };
}

function conditionsOf(query: Omit<AuditQuery, 'limit'>): Prisma.AuditEntryWhereInput {
  const { before, actor, action, environment, target, result, from, to } = query;
  return {
    OR: [{ result: { not: 'asked' } }, { outcome: { is: null } }],
    ...(before !== undefined && { sequence: { lt: before } }),
    ...(actor !== undefined && { actor }),
    ...(action !== undefined && { action }),
    ...(environment !== undefined && { environment }),
    ...(target !== undefined && { target: { contains: target, mode: 'insensitive' } }),
    ...(result !== undefined && { result }),
    ...((from !== undefined || to !== undefined) && {
      at: { ...(from !== undefined && { gte: from }), ...(to !== undefined && { lte: to }) },
    }),
  };
}
