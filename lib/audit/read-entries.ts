import type { AuditEntry } from '#lib/api/audit.ts';
import type { Db } from '#lib/db/client.ts';
import { toAuditEntry } from './audit-document.ts';

const pageSize = 500;

/** The entries of the audit after a sequence, oldest first, read in pages. */
export async function* readEntries(
  db: Pick<Db, 'auditEntry'>,
  after = 0,
): AsyncGenerator<AuditEntry> {
  let last = after;
  for (;;) {
    const rows = await db.auditEntry.findMany({
      where: { sequence: { gt: last } },
      orderBy: { sequence: 'asc' },
      take: pageSize,
    });
    for (const row of rows) yield toAuditEntry(row);
    const newest = rows.at(-1);
    if (!newest || rows.length < pageSize) return;
    last = Number(newest.sequence);
  }
}
