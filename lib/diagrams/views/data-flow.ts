import type { ResourceNode } from '#lib/resources/graph.ts';
import type { DiagramEdge, DiagramElement } from '../diagram.ts';
import { tableCount, tablesOf } from './catalog.ts';
import { crawledZones } from './crawled.ts';
import { defineView } from './define-view.ts';
import { drawnEdges, flow } from './flow-edges.ts';
import { hostsOf } from './hosts.ts';
import { isLakeBucket, lakeBuckets, topZones, zoneKey } from './lake.ts';
import { isRunning } from './last-run.ts';
import { area, contextElement, detailedElement, resourceGroup } from './resource-elements.ts';
import { ResourceIndex } from './resource-index.ts';

const glueTypes = ['Glue::Crawler', 'Glue::Job', 'Glue::Workflow', 'Glue::DataQualityRuleset'];

/** The way of data from where it comes from to what uses it, and what stands beside. */
export const dataFlowView = defineView({
  id: 'data-flow',
  title: 'Data flow',
  section: 9,
  grid: 'in-frames',
  types: [
    ...glueTypes,
    'Glue::Database',
    'ECS::Service',
    'ECS::TaskDefinition',
    'SecretsManager::Secret',
  ],
  also: (resource) =>
    isLakeBucket(resource) ||
    (resource.type === 'AWS::EC2::Instance' &&
      /^(?:monitoring|kubernetes)$/.test(resource.layer ?? '')),
  draw: (graph) => {
    const index = new ResourceIndex(graph);
    const all = (types: readonly string[]) => types.flatMap((type) => index.of(type));
    const lakes = lakeBuckets(index);
    const databases = index.of('Glue::Database');
    const tasks = all(['ECS::TaskDefinition', 'ECS::Service']);
    const beside = [
      ...hostsOf(index, 'monitoring'),
      ...hostsOf(index, 'kubernetes'),
      ...index.of('SecretsManager::Secret'),
    ];
    const own = [...lakes, ...databases, ...all(glueTypes), ...tasks];
    const elements: DiagramElement[] = [
      ...(own.length > 0 ? [sources] : []),
      ...lakes.map((bucket) => resourceGroup(bucket, 'bucket', [], topZones(bucket))),
      ...area('glue', 'pipeline', 'AWS Glue', all(glueTypes).map(detailedElement)),
      ...databases.map((database) => ({
        ...detailedElement(database),
        badge: tableCount(tablesOf(database, index).length),
      })),
      ...area('tasks', 'ecs-cluster', 'ECS tasks', tasks.map(detailedElement)),
      ...(own.length > 0 ? [applications] : []),
      ...area('beside', 'waiting', 'Beside the flow', beside.map(detailedElement)),
    ];
    const edges = [
      ...lakes.flatMap((bucket) => lakeEdges(bucket, index)),
      ...databases.flatMap((database) => [
        ...index
          .of('ECS::TaskDefinition')
          .map((task) => flow(database.id, task.id, { label: 'schema', side: true })),
        flow(database.id, applications.key, { label: 'tables' }),
      ]),
      ...tasks.map((task) => flow(task.id, applications.key, { running: isRunning(task) })),
    ];
    return { direction: 'right', elements, edges: drawnEdges(elements, edges) };
  },
});

const sources = contextElement(
  'sources',
  ['External sources', 'APIs, files, streams'],
  'aws:documents',
);
const applications = contextElement('applications', [
  'Applications',
  'analytics, reporting, ML models,',
  'dashboards',
]);

function lakeEdges(bucket: ResourceNode, index: ResourceIndex): DiagramEdge[] {
  const zone = (prefix: string) => zoneKey(bucket, prefix);
  return [
    flow(sources.key, zone('raw/')),
    ...index.of('Glue::Job').flatMap((job) => {
      const running = isRunning(job);
      return /quality/i.test(`${job.id} ${job.logicalId}`)
        ? [flow(zone('processed/'), job.id, { label: 'validated', running })]
        : [
            flow(zone('raw/'), job.id, { label: 'read', running }),
            flow(job.id, zone('processed/'), { label: 'written', running }),
          ];
    }),
    ...index.of('Glue::Crawler').flatMap((crawler) => {
      const running = isRunning(crawler);
      return [
        ...crawledZones(crawler, bucket, index).map((prefix) =>
          flow(zone(prefix), crawler.id, { label: 'scanned', running }),
        ),
        ...index
          .named('Glue::Database', crawler, 'DatabaseName')
          .map((database) => flow(crawler.id, database.id, { running })),
      ];
    }),
    ...index
      .of('ECS::TaskDefinition')
      .map((task) => flow(zone('processed/'), task.id, { label: 'read', side: true })),
    flow(zone('curated/'), applications.key),
  ];
}
