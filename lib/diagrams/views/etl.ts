import type { ResourceNode } from '#lib/resources/graph.ts';
import type { DiagramEdge, DiagramElement } from '../diagram.ts';
import { tableCount, tablesOf } from './catalog.ts';
import { crawledZones } from './crawled.ts';
import { defineView } from './define-view.ts';
import { drawnEdges, flow } from './flow-edges.ts';
import { isLakeBucket, lakeBuckets, zoneElement, zoneKey } from './lake.ts';
import { isRunning } from './last-run.ts';
import { detailedElement, detailedGroup, resourceGroup } from './resource-elements.ts';
import { ResourceIndex } from './resource-index.ts';

/** Raw data to processed data: the jobs and crawlers that do it, and what starts which. */
export const etlView = defineView({
  id: 'etl',
  title: 'ETL pipeline',
  section: 4,
  types: [
    'Glue::Job',
    'Glue::Crawler',
    'Glue::Workflow',
    'Glue::Trigger',
    'Glue::DataQualityRuleset',
    'Glue::SecurityConfiguration',
    'Glue::Database',
  ],
  also: isLakeBucket,
  draw: (graph) => {
    const index = new ResourceIndex(graph);
    const steps = [...index.of('Glue::Crawler'), ...index.of('Glue::Job')];
    const inWorkflow = new Set<ResourceNode>();
    const triggersOf = Map.groupBy(
      index.of('Glue::Trigger'),
      (trigger) => index.named('Glue::Workflow', trigger, 'WorkflowName')[0],
    );
    const workflows = index.of('Glue::Workflow').map((workflow) => {
      const triggers = triggersOf.get(workflow) ?? [];
      const members = new Set(triggers.flatMap((trigger) => startedBy(trigger, index)));
      const started = steps.filter((step) => members.has(step));
      for (const member of [...triggers, ...started]) inWorkflow.add(member);
      return detailedGroup(workflow, 'pipeline', [...triggers, ...started].map(detailedElement));
    });
    const alone = [...index.of('Glue::Trigger'), ...steps].filter((node) => !inWorkflow.has(node));
    const elements: DiagramElement[] = [
      ...lakeBuckets(index).map((bucket) =>
        resourceGroup(
          bucket,
          'bucket',
          [],
          [...zoneElement(bucket, 'raw/'), ...zoneElement(bucket, 'processed/')],
        ),
      ),
      ...workflows,
      ...alone.map(detailedElement),
      ...index.of('Glue::DataQualityRuleset').map(detailedElement),
      ...index.of('Glue::SecurityConfiguration').map(detailedElement),
      ...index.of('Glue::Database').map((database) => ({
        ...detailedElement(database),
        badge: tableCount(tablesOf(database, index).length),
      })),
    ];
    return {
      direction: 'right',
      elements,
      edges: drawnEdges(elements, [
        ...index.of('Glue::Trigger').flatMap((trigger) => triggerEdges(trigger, index)),
        ...dataEdges(index),
      ]),
    };
  },
});

function startedBy(trigger: ResourceNode, index: ResourceIndex): ResourceNode[] {
  return [
    ...index.named('Glue::Crawler', trigger, 'Actions[].CrawlerName'),
    ...index.named('Glue::Job', trigger, 'Actions[].JobName'),
  ];
}

/** A trigger waits for what its predicate names, and starts what its actions name. */
function triggerEdges(trigger: ResourceNode, index: ResourceIndex): DiagramEdge[] {
  const awaited = [
    ...index.named('Glue::Crawler', trigger, 'Predicate.Conditions[].CrawlerName'),
    ...index.named('Glue::Job', trigger, 'Predicate.Conditions[].JobName'),
  ];
  return [
    ...awaited.map((step) =>
      flow(step.id, trigger.id, { label: 'succeeded', running: isRunning(step) }),
    ),
    ...startedBy(trigger, index).map((step) =>
      flow(trigger.id, step.id, { running: isRunning(step) }),
    ),
  ];
}

/** What reads and writes which zone, told by what the pipeline calls its jobs and crawlers. */
function dataEdges(index: ResourceIndex): DiagramEdge[] {
  return lakeBuckets(index).flatMap((bucket) => {
    const [raw, processed] = [zoneKey(bucket, 'raw/'), zoneKey(bucket, 'processed/')];
    return [
      ...index.of('Glue::Job').flatMap((job) => {
        const running = isRunning(job);
        const isQuality = /quality/i.test(`${job.id} ${job.logicalId}`);
        return isQuality
          ? [
              flow(processed, job.id, { label: 'validates', running, side: true }),
              ...index
                .of('Glue::DataQualityRuleset')
                .map((rules) => flow(job.id, rules.id, { label: 'checks by', side: true })),
            ]
          : [
              flow(raw, job.id, { label: 'reads', running }),
              flow(job.id, processed, { label: 'writes', running }),
            ];
      }),
      ...index.of('Glue::Crawler').flatMap((crawler) => {
        const running = isRunning(crawler);
        return [
          ...crawledZones(crawler, bucket, index).map((zone) =>
            flow(zoneKey(bucket, zone), crawler.id, { label: 'scans', running, side: true }),
          ),
          ...index
            .named('Glue::Database', crawler, 'DatabaseName')
            .map((database) => flow(crawler.id, database.id, { label: 'schema', running })),
        ];
      }),
    ];
  });
}
