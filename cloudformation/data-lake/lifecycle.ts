import { ref } from '../builder/intrinsics.ts';
import type { DataLakeScope } from './data-lake-scope.ts';
import type { DataLakeParameters } from './parameters.ts';
import { workPrefixes } from './zones.ts';

/** Zones whose objects come under Intelligent-Tiering. */
const tieredZones = ['processed', 'curated'] as const;

/** What becomes of objects as they age. */
export function lifecycleRules({ template, parameters, logDays }: DataLakeScope) {
  const noncurrentDays = template.parameter('NoncurrentDays', {
    Type: 'Number',
    Description: 'Days that overwritten and deleted objects can be brought back.',
    Default: parameters.noncurrentDays,
    MinValue: 1,
    group: 'Lifecycle',
  });
  const tieringDays = template.parameter('TieringDays', {
    Type: 'Number',
    Description: 'Age at which processed and curated data comes under Intelligent-Tiering.',
    Default: parameters.tieringDays,
    MinValue: 0,
    group: 'Lifecycle',
  });
  return [
    {
      Id: 'forget-what-was-replaced',
      Status: 'Enabled',
      NoncurrentVersionExpiration: { NoncurrentDays: ref(noncurrentDays) },
      ExpiredObjectDeleteMarker: true,
      AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 },
    },
    ...tieredZones.map(
      (zone) =>
        ({
          Id: `tier-${zone}`,
          Status: 'Enabled',
          Prefix: `${zone}/`,
          Transitions: [
            { StorageClass: 'INTELLIGENT_TIERING', TransitionInDays: ref(tieringDays) },
          ],
        }) as const,
    ),
    { Id: 'expire-logs', Status: 'Enabled', Prefix: 'logs/', ExpirationInDays: logDays },
    {
      Id: 'expire-temporary-files',
      Status: 'Enabled',
      Prefix: workPrefixes.temporary,
      ExpirationInDays: 7,
    },
  ] as const;
}

/** Which objects of Intelligent-Tiering are archived after so many days without access; 0 is never. */
export function archiveConfigurations(days: DataLakeParameters['archiveDays']) {
  if (days === 0) return [];
  return tieredZones.map(
    (zone) =>
      ({
        Id: `archive-${zone}`,
        Status: 'Enabled',
        Prefix: `${zone}/`,
        Tierings: [{ AccessTier: 'ARCHIVE_ACCESS', Days: days }],
      }) as const,
  );
}
