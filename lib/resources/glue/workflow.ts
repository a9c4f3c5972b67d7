import { consoleUrl } from '../console-url.ts';
import { textAt } from '../property-path.ts';
import { defineResource } from '../resource-module.ts';
import { resumeWorkflow, runWorkflow, stopWorkflow } from './workflow-actions.ts';
import { workflowState, workflowStatuses } from './workflow-state.ts';

export const glueWorkflow = defineResource({
  type: 'AWS::Glue::Workflow',
  title: 'Glue workflow',
  plural: 'Glue workflows',
  icon: 'aws:glue',
  arnType: 'glue:workflow',
  physicalId: /^[^:]+$/,
  statuses: workflowStatuses,
  state: workflowState,
  reason: (properties) => textAt(properties, 'LastRun.ErrorMessage'),
  nameAt: 'Name',
  properties: [
    { label: 'Name', path: 'Name' },
    { label: 'Description', path: 'Description' },
    { label: 'Last run', path: 'LastRun.Status' },
    { label: 'Started', path: 'LastRun.StartedOn' },
    { label: 'Ended', path: 'LastRun.CompletedOn' },
    { label: 'Failed actions', path: 'LastRun.Statistics.FailedActions' },
    { label: 'Succeeded actions', path: 'LastRun.Statistics.SucceededActions' },
  ],
  restless: ['LastRun', 'LastModifiedOn'],
  relations: [],
  typicalSeconds: { create: 3, update: 3, delete: 2 },
  price: { free: 'Workflows cost nothing; the jobs and crawlers they run are billed' },
  hasRuns: true,
  actions: [runWorkflow, stopWorkflow, resumeWorkflow],
  consoleUrl: (node, region) =>
    consoleUrl(region, 'glue', `/v2/etl-configuration/workflows/view/${node.id}`),
});
