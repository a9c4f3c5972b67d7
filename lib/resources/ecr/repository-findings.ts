import type { Finding } from '../finding.ts';
import { valuesAt } from '../property-path.ts';
import type { Properties } from '../resource-module.ts';

/** A repository whose images are not scanned as they arrive. */
export function repositoryFindings(properties: Properties): Finding[] {
  if (!valuesAt(properties, 'imageScanningConfiguration.scanOnPush').includes(false)) return [];
  return [
    {
      id: 'images-not-scanned',
      severity: 'medium',
      title: 'Images are not scanned',
      detail:
        'Known vulnerabilities stay unseen unless the registry scans by itself. Turn on scan on push.',
    },
  ];
}
