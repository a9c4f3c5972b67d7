import { consoleUrl } from '../console-url.ts';
import { textAt } from '../property-path.ts';
import { defineResource } from '../resource-module.ts';
import { activateTrigger, deactivateTrigger } from './trigger-actions.ts';

export const glueTrigger = defineResource({
  type: 'AWS::Glue::Trigger',
  title: 'Glue trigger',
  plural: 'Glue triggers',
  icon: 'aws:glue',
  arnType: 'glue:trigger',
  physicalId: /^[^:]+$/,
  statuses: {
    CREATED: 'healthy',
    ACTIVATED: 'healthy',
    CREATING: 'changing',
    ACTIVATING: 'changing',
    DEACTIVATING: 'changing',
    UPDATING: 'changing',
    DEACTIVATED: 'stopped',
    DELETING: 'deleting',
  },
  state: (properties) => textAt(properties, 'State'),
  nameAt: 'Name',
  properties: [
    { label: 'Name', path: 'Name' },
    { label: 'State', path: 'State' },
    { label: 'Type', path: 'Type' },
    { label: 'Schedule', path: 'Schedule' },
    { label: 'Workflow', path: 'WorkflowName' },
    { label: 'Starts jobs', path: 'Actions[].JobName' },
    { label: 'Starts crawlers', path: 'Actions[].CrawlerName' },
  ],
  relations: [
    { kind: 'in', property: 'WorkflowName', to: 'AWS::Glue::Workflow' },
    { kind: 'runs', each: 'Actions', property: 'JobName', to: 'AWS::Glue::Job' },
    { kind: 'runs', each: 'Actions', property: 'CrawlerName', to: 'AWS::Glue::Crawler' },
    {
      kind: 'waits-for',
      each: 'Predicate.Conditions',
      property: 'JobName',
      to: 'AWS::Glue::Job',
      label: ['State'],
    },
    {
      kind: 'waits-for',
      each: 'Predicate.Conditions',
      property: 'CrawlerName',
      to: 'AWS::Glue::Crawler',
      label: ['CrawlState'],
    },
  ],
  typicalSeconds: { create: 5, update: 5, delete: 4 },
  price: { free: 'Triggers cost nothing; the jobs and crawlers they start are billed' },
  actions: [activateTrigger, deactivateTrigger],
  consoleUrl: (node, region) =>
    consoleUrl(region, 'glue', `/v2/etl-configuration/triggers/view/${node.id}`),
});
