import type { AuditVerdict } from '#lib/api/audit.ts';
import type { Context } from '#lib/context/context.ts';
import { verifyChain } from './chain.ts';
import { readEntries } from './read-entries.ts';

/** Whether every entry of the audit is as it was written, from the first one. */
export function verifyAudit({ db }: Pick<Context, 'db'>): Promise<AuditVerdict> {
  return verifyChain(readEntries(db));
}
