import type { Image } from '#lib/api/images.ts';

/** Severities of ECR, the worst first. */
const severities = ['CRITICAL', 'HIGH', 'MEDIUM', 'LOW', 'INFORMATIONAL', 'UNDEFINED'];

/** `31 MB`, in thousands as ECR counts. */
export function sizeText(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB'];
  const power = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  const value = bytes / 1_000 ** power;
  return `${value < 10 && power > 0 ? value.toFixed(1) : Math.round(value)} ${units[power]}`;
}

/** How many vulnerabilities of each severity were found, the worst first. */
export function findingCounts(
  scan: Image['scan'],
): { readonly severity: string; readonly count: number }[] {
  const rank = (severity: string) => {
    const place = severities.indexOf(severity);
    return place < 0 ? severities.length : place;
  };
  return Object.entries(scan?.findings ?? {})
    .map(([severity, count]) => ({ severity, count }))
    .sort((a, b) => rank(a.severity) - rank(b.severity));
}

/** What a scan says beside its findings. */
export function scanText(scan: Image['scan']): string {
  if (!scan) return 'Not scanned';
  switch (scan.status) {
    case 'COMPLETE':
    case 'ACTIVE':
      return findingCounts(scan).length === 0 ? 'Nothing found' : '';
    case 'IN_PROGRESS':
    case 'PENDING':
      return 'Being scanned';
    default:
      return scan.description ?? scan.status;
  }
}
