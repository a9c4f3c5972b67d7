import { type AuditEntry, auditEntry } from '#lib/api/audit.ts';
import type { AuditEntry as AuditRow, Prisma } from '#lib/db/client.ts';
import { asJson } from '#lib/live/publish.ts';

/** A row of the audit as the API gives it, and as it was hashed. */
export function toAuditEntry({ askedSequence, ...row }: AuditRow): AuditEntry {
  return auditEntry.parse({
    ...row,
    sequence: Number(row.sequence),
    at: row.at.toISOString(),
    asked: askedSequence === null ? null : Number(askedSequence),
  });
}

export function toAuditRow({
  asked,
  input,
  change,
  ...entry
}: AuditEntry): Prisma.AuditEntryUncheckedCreateInput {
  return {
    ...entry,
    askedSequence: asked,
    ...(input === null ? {} : { input: asJson(input) }),
    ...(change === null ? {} : { change: asJson(change) }),
  };
}
