import type { FindingSeverity, ImageScanFinding } from '@aws-sdk/client-ecr';
import { shareOf } from '../../control/share-of.ts';

type Known = readonly [
  name: string,
  severity: FindingSeverity,
  packageName: string,
  version: string,
];

/** Vulnerabilities of Debian 12 packages as they stood in images of 2023 and 2024; severities as NVD rates them. */
const known: readonly Known[] = [
  ['CVE-2023-38545', 'CRITICAL', 'curl', '7.88.1-10+deb12u1'],
  ['CVE-2023-45853', 'CRITICAL', 'zlib', '1:1.2.13.dfsg-1'],
  ['CVE-2023-4911', 'HIGH', 'glibc', '2.36-9+deb12u1'],
  ['CVE-2023-44487', 'HIGH', 'nghttp2', '1.52.0-1'],
  ['CVE-2023-5363', 'HIGH', 'openssl', '3.0.9-1'],
  ['CVE-2023-29491', 'HIGH', 'ncurses', '6.4-2'],
  ['CVE-2023-7104', 'HIGH', 'sqlite3', '3.40.1-2'],
  ['CVE-2023-5678', 'MEDIUM', 'openssl', '3.0.9-1'],
  ['CVE-2023-46218', 'MEDIUM', 'curl', '7.88.1-10+deb12u1'],
  ['CVE-2023-50495', 'MEDIUM', 'ncurses', '6.4-2'],
  ['CVE-2023-4641', 'MEDIUM', 'shadow', '1:4.13+dfsg1-1'],
  ['CVE-2024-0567', 'HIGH', 'gnutls28', '3.7.9-2'],
  ['CVE-2022-48303', 'MEDIUM', 'tar', '1.34+dfsg-1.2'],
  ['CVE-2011-3374', 'LOW', 'apt', '2.6.1'],
  ['CVE-2022-0563', 'MEDIUM', 'util-linux', '2.38.1-5+b1'],
  ['CVE-2010-4756', 'INFORMATIONAL', 'glibc', '2.36-9+deb12u1'],
];

const severities: readonly FindingSeverity[] = [
  'CRITICAL',
  'HIGH',
  'MEDIUM',
  'LOW',
  'INFORMATIONAL',
  'UNDEFINED',
];

/** The share of the known vulnerabilities that an image has. */
const share = 0.4;

/** Nothing is scanned: what is found follows from the digest, the worst first. */
export function findingsOf(digest: string): ImageScanFinding[] {
  return known
    .filter(([name]) => shareOf(`${digest}/${name}`) < share)
    .toSorted(([, a], [, b]) => severities.indexOf(a) - severities.indexOf(b))
    .map(([name, severity, package_name, package_version]) => ({
      name,
      severity,
      uri: `https://security-tracker.debian.org/tracker/${name}`,
      attributes: [
        { key: 'package_version', value: package_version },
        { key: 'package_name', value: package_name },
      ],
    }));
}

export function severityCounts(digest: string): Record<string, number> {
  const bySeverity = Map.groupBy(findingsOf(digest), ({ severity }) => severity ?? 'UNDEFINED');
  return Object.fromEntries([...bySeverity].map(([severity, found]) => [severity, found.length]));
}
