import type { ResourceNode } from '#lib/resources/graph.ts';
import { textAt } from '#lib/resources/property-path.ts';
import type { DiagramEdge, DiagramElement, DiagramGroup } from '../diagram.ts';
import { tableCount, tablesOf } from './catalog.ts';
import { crawledTables, scannedPrefixes, tablePrefix } from './crawled.ts';
import { defineView } from './define-view.ts';
import { drawnEdges, flow } from './flow-edges.ts';
import { lakeBuckets, zoneFrames, zoneKey } from './lake.ts';
import { isRunning } from './last-run.ts';
import { area, detailedElement, detailedGroup } from './resource-elements.ts';
import { ResourceIndex } from './resource-index.ts';

/** Zones of the lake, what scans them, and the tables that come of it. */
export const dataLakeView = defineView({
  id: 'data-lake',
  title: 'Data lake',
  section: 3,
  types: ['S3::Bucket', 'S3::BucketPolicy', 'Glue::Crawler', 'Glue::Database', 'Glue::Table'],
  also: ({ layer, type }) => layer === 'data-lake' && type.startsWith('AWS::KMS::'),
  draw: (graph) => {
    const index = new ResourceIndex(graph);
    const lakes = lakeBuckets(index);
    const others = index.of('S3::Bucket').filter((bucket) => !lakes.includes(bucket));
    const keys = index.of('KMS::Key').filter(({ layer }) => layer === 'data-lake');
    const crawlers = index.of('Glue::Crawler');
    const elements: DiagramElement[] = [
      ...lakes.map((bucket) => detailedGroup(bucket, 'bucket', zoneFrames(bucket))),
      ...area(
        'lake beside',
        'waiting',
        'Beside the lake',
        [...others, ...keys].map(detailedElement),
      ),
      ...area('crawlers', 'pipeline', 'Crawlers', crawlers.map(detailedElement)),
      ...index.of('Glue::Database').map((database) => catalogGroup(database, index)),
    ];
    return {
      direction: 'right',
      elements,
      edges: drawnEdges(elements, [
        ...lakes.flatMap((bucket) => [
          ...crawlers.flatMap((crawler) => crawlEdges(bucket, crawler, index)),
          ...tableEdges(bucket, index),
          ...others.map((other) => flow(bucket.id, other.id, { side: true, label: 'access logs' })),
        ]),
      ]),
    };
  },
});

function catalogGroup(database: ResourceNode, index: ResourceIndex): DiagramGroup {
  const tables = tablesOf(database, index);
  return {
    ...detailedGroup(database, 'catalog', tables.map(detailedElement)),
    badge: tableCount(tables.length),
  };
}

/** What a crawler scans, and the tables or the database that it writes. */
function crawlEdges(
  bucket: ResourceNode,
  crawler: ResourceNode,
  index: ResourceIndex,
): DiagramEdge[] {
  const running = isRunning(crawler);
  const scanned = scannedPrefixes(crawler, bucket);
  const database = textAt(crawler.properties, 'DatabaseName');
  const written = scanned.length > 0 ? index.find('Glue::Database', database) : undefined;
  return [
    ...scanned.map((prefix) =>
      flow(zoneKey(bucket, prefix), crawler.id, { label: 'scans', running }),
    ),
    ...(written ? [flow(crawler.id, written.id, { label: 'creates tables', running })] : []),
    ...crawledTables(crawler, index).flatMap((table) => [
      ...tablePrefix(table, bucket).map((prefix) =>
        flow(zoneKey(bucket, prefix), crawler.id, { running }),
      ),
      flow(crawler.id, table.id, { running }),
    ]),
  ];
}

/** Tables that no crawler keeps are joined to where their data lies. */
function tableEdges(bucket: ResourceNode, index: ResourceIndex): DiagramEdge[] {
  const crawled = new Set(
    index.of('Glue::Crawler').flatMap((crawler) => crawledTables(crawler, index)),
  );
  return index
    .of('Glue::Table')
    .filter((table) => !crawled.has(table))
    .flatMap((table) =>
      tablePrefix(table, bucket).map((prefix) =>
        flow(zoneKey(bucket, prefix), table.id, { side: true }),
      ),
    );
}
