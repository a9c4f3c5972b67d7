import type { Finding } from '../finding.ts';
import type { Properties } from '../resource-module.ts';

/** A database with a public address, or whose storage is in plain text. */
export function dbInstanceFindings({
  PubliclyAccessible,
  StorageEncrypted,
}: Properties): Finding[] {
  const found: Finding[] = [];
  if (PubliclyAccessible === true) {
    found.push({
      id: 'public-address',
      severity: 'high',
      title: 'Publicly accessible',
      detail: 'The database has an address on the internet. Turn public access off.',
    });
  }
  if (StorageEncrypted === false) {
    found.push({
      id: 'storage-not-encrypted',
      severity: 'medium',
      title: 'Storage is not encrypted',
      detail:
        'Data, snapshots and backups are stored in plain text. Restore an encrypted copy of a snapshot.',
    });
  }
  return found;
}
