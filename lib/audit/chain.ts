import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { AuditEntry, AuditVerdict } from '#lib/api/audit.ts';

/** What the first entry has in place of the hash of the one before. */
export const genesisHash = '0'.repeat(64);

/**
 * The hash of an entry: SHA-256 of the canonical JSON (RFC 8785) of everything else in it, the previous hash
 * included. Throws where a text has half a surrogate pair, which has no canonical form.
 */
export function hashOf({ hash: _, ...rest }: Omit<AuditEntry, 'hash'> & { hash?: string }): string {
  return createHash('sha256')
    .update(canonicalize(rest) ?? '')
    .digest('hex');
}

/**
 * Walks a chain from its first entry to the first that is not as it was written. An end that was cut
 * off does not show in the chain itself: compare the head with one that was kept elsewhere.
 */
export async function verifyChain(
  entries: AsyncIterable<AuditEntry>,
  start: AuditVerdict['head'] = { sequence: 0, hash: genesisHash },
): Promise<AuditVerdict> {
  let head: AuditVerdict['head'] = null;
  let count = 0;
  let known = start;
  for await (const entry of entries) {
    const reason = known && whyBroken(entry, known);
    if (reason) return { entries: count, head, broken: { sequence: entry.sequence, reason } };
    head = { sequence: entry.sequence, hash: entry.hash };
    known = head;
    count += 1;
  }
  return { entries: count, head, broken: null };
}

function whyBroken(
  entry: AuditEntry,
  before: { readonly sequence: number; readonly hash: string },
): string | undefined {
  if (entry.sequence !== before.sequence + 1) {
    return `It follows entry ${before.sequence}: what was between is missing`;
  }
  if (entry.previousHash !== before.hash) {
    return 'It was not written after the entry before it: the hashes differ';
  }
  if (!hasItsHash(entry)) return 'It is not what was written: its hash differs';
  return undefined;
}

function hasItsHash(entry: AuditEntry): boolean {
  try {
    return entry.hash === hashOf(entry);
  } catch {
    return false;
  }
}
