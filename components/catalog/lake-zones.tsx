'use client';

import Box from '@cloudscape-design/components/box';
import Header from '@cloudscape-design/components/header';
import Table from '@cloudscape-design/components/table';
import { dataLakeZones } from '#cloudformation/data-lake/zones.ts';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import type { LakeBucket, LakeZone } from '#lib/api/catalog.ts';
import { bytesText } from '#lib/diagrams/views/bytes-text.ts';
import { zoneText } from './catalog-text.ts';

const purposes: ReadonlyMap<string, string> = new Map(
  dataLakeZones.map(({ prefix, purpose }) => [prefix, purpose]),
);

/** The zones of a bucket of the data lake: what they hold, and what came last. */
export function LakeZones({ bucket: { name, zones } }: { readonly bucket: LakeBucket }) {
  const isPartial = zones.some((zone) => zone.isPartial);
  return (
    <Table
      contentDensity="compact"
      wrapLines
      trackBy="prefix"
      items={zones}
      ariaLabels={{ tableLabel: `Zones of ${name}` }}
      header={
        <Header
          variant="h2"
          description={
            isPartial && 'The first 5,000 objects of a zone are counted; a zone with more says so.'
          }
        >
          {name}
        </Header>
      }
      empty={
        <Box color="text-body-secondary" textAlign="center">
          Nothing is in it yet.
        </Box>
      }
      columnDefinitions={[
        { id: 'zone', header: 'Zone', isRowHeader: true, minWidth: 130, cell: zoneOf },
        { id: 'content', header: 'Holds', minWidth: 130, cell: (zone) => zoneText(zone) },
        { id: 'newest', header: 'Newest objects', cell: newestOf },
      ]}
    />
  );
}

function zoneOf({ prefix }: LakeZone) {
  const purpose = purposes.get(prefix);
  return (
    <>
      {prefix || 'Outside the zones'}
      {purpose && (
        <Box color="text-body-secondary" fontSize="body-s">
          {purpose}
        </Box>
      )}
    </>
  );
}

function newestOf({ prefix, newest }: LakeZone) {
  return newest.map(({ key, bytes, modifiedAt }) => (
    <div key={key} title={key}>
      {key.slice(prefix.length) || key}, {bytesText(bytes)}, <RelativeTime at={modifiedAt} />
    </div>
  ));
}
