import type { AuditEntry } from '#lib/api/audit.ts';
import type { Db } from '#lib/db/client.ts';
import { readEntries } from './read-entries.ts';

/** The entries of the audit after a sequence, all of them. */
export async function allEntries(db: Db, after = 0): Promise<AuditEntry[]> {
  const entries: AuditEntry[] = [];
  for await (const entry of readEntries(db, after)) entries.push(entry);
  return entries;
}
