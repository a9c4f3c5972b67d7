import { consoleUrl } from '../console-url.ts';
import { defineResource } from '../resource-module.ts';
import {
  pauseCrawlerSchedule,
  resumeCrawlerSchedule,
  runCrawler,
  scheduleCrawler,
  stopCrawler,
} from './crawler-actions.ts';
import { crawlerReason, crawlerState, crawlerStatuses } from './crawler-state.ts';
import { crawlerPrice } from './glue-price.ts';

export const crawler = defineResource({
  type: 'AWS::Glue::Crawler',
  title: 'Crawler',
  plural: 'Crawlers',
  icon: 'aws:glue-crawler',
  arnType: 'glue:crawler',
  physicalId: /^[^:]+$/,
  statuses: crawlerStatuses,
  state: crawlerState,
  reason: crawlerReason,
  nameAt: 'Name',
  properties: [
    { label: 'Name', path: 'Name' },
    { label: 'State', path: 'State' },
    { label: 'Last crawl', path: 'LastCrawl.Status' },
    { label: 'Crawled at', path: 'LastCrawl.StartTime' },
    { label: 'Error', path: 'LastCrawl.ErrorMessage' },
    { label: 'Scans', path: 'Targets.S3Targets[].Path' },
    { label: 'Database', path: 'DatabaseName' },
    { label: 'Schedule', path: 'Schedule.ScheduleExpression' },
    { label: 'Role', path: 'Role' },
  ],
  restless: ['CrawlElapsedTime', 'LastCrawl'],
  relations: [
    {
      kind: 'reads',
      each: 'Targets.S3Targets',
      property: 'Path',
      to: 'AWS::S3::Bucket',
      match: 's3-uri',
      label: ['Path'],
    },
    {
      kind: 'reads',
      each: 'Targets.CatalogTargets',
      property: ['DatabaseName', 'Tables[]'],
      to: 'AWS::Glue::Table',
    },
    { kind: 'writes', property: 'DatabaseName', to: 'AWS::Glue::Database' },
    { kind: 'assumes', property: 'Role', to: 'AWS::IAM::Role' },
    {
      kind: 'uses',
      property: 'CrawlerSecurityConfiguration',
      to: 'AWS::Glue::SecurityConfiguration',
    },
  ],
  typicalSeconds: { create: 3, update: 3, delete: 2 },
  price: crawlerPrice,
  hasRuns: true,
  actions: [runCrawler, stopCrawler, scheduleCrawler, pauseCrawlerSchedule, resumeCrawlerSchedule],
  consoleUrl: (node, region) =>
    consoleUrl(region, 'glue', `/v2/data-catalog/crawlers/view/${node.id}`),
});
