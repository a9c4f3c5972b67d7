import type { Finding } from '../finding.ts';
import type { Properties } from '../resource-module.ts';

/** A cache whose data is in plain text on disk or on its way. */
export function replicationGroupFindings(properties: Properties): Finding[] {
  const { AtRestEncryptionEnabled, TransitEncryptionEnabled } = properties;
  const found: Finding[] = [];
  if (AtRestEncryptionEnabled === false) {
    found.push({
      id: 'storage-not-encrypted',
      severity: 'medium',
      title: 'Storage is not encrypted',
      detail: 'What the cache writes to disk is in plain text. Only a new cache can be encrypted.',
    });
  }
  if (TransitEncryptionEnabled === false) {
    found.push({
      id: 'connections-not-encrypted',
      severity: 'medium',
      title: 'Connections are not encrypted',
      detail: 'Passwords and data cross the network in plain text. Turn on encryption in transit.',
    });
  }
  return found;
}
