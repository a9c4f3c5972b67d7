import type { Finding } from '../finding.ts';
import type { Properties } from '../resource-module.ts';

/** A disk that is not encrypted. */
export function volumeFindings({ Encrypted }: Properties): Finding[] {
  if (Encrypted !== false) return [];
  return [
    {
      id: 'disk-not-encrypted',
      severity: 'medium',
      title: 'Disk is not encrypted',
      detail: 'The volume is stored in plain text. Replace it by an encrypted copy.',
    },
  ];
}
