import { consoleUrl } from '../console-url.ts';
import { defineResource } from '../resource-module.ts';
import { jobPrice } from './glue-price.ts';
import { resetBookmark, runJob, stopJob } from './job-actions.ts';
import { jobReason, jobState, jobStatuses } from './job-state.ts';

export const glueJob = defineResource({
  type: 'AWS::Glue::Job',
  title: 'Glue job',
  plural: 'Glue jobs',
  icon: 'aws:glue',
  arnType: 'glue:job',
  physicalId: /^[^:]+$/,
  statuses: jobStatuses,
  state: jobState,
  reason: jobReason,
  nameAt: 'Name',
  properties: [
    { label: 'Name', path: 'Name' },
    { label: 'Last run', path: 'LastRun.JobRunState' },
    { label: 'Started', path: 'LastRun.StartedOn' },
    { label: 'Took', path: 'LastRun.ExecutionTime', unit: 's' },
    { label: 'Error', path: 'LastRun.ErrorMessage' },
    { label: 'Script', path: 'Command.ScriptLocation' },
    { label: 'Glue version', path: 'GlueVersion' },
    { label: 'Workers', path: 'NumberOfWorkers' },
    { label: 'Worker type', path: 'WorkerType' },
    { label: 'Time-out', path: 'Timeout', unit: 'min' },
    { label: 'Role', path: 'Role' },
  ],
  restless: ['LastRun'],
  relations: [
    { kind: 'assumes', property: 'Role', to: 'AWS::IAM::Role' },
    { kind: 'uses', property: 'SecurityConfiguration', to: 'AWS::Glue::SecurityConfiguration' },
    {
      kind: 'uses',
      property: 'Command.ScriptLocation',
      to: 'AWS::S3::Bucket',
      match: 's3-uri',
      label: ['Command.ScriptLocation'],
    },
    { kind: 'reads', property: 'DefaultArguments.--lake_bucket', to: 'AWS::S3::Bucket' },
    { kind: 'writes', property: 'DefaultArguments.--lake_bucket', to: 'AWS::S3::Bucket' },
    {
      kind: 'writes',
      property: 'DefaultArguments.--TempDir',
      to: 'AWS::S3::Bucket',
      match: 's3-uri',
    },
  ],
  typicalSeconds: { create: 3, update: 3, delete: 2 },
  price: jobPrice,
  hasRuns: true,
  actions: [runJob, stopJob, resetBookmark],
  consoleUrl: (node, region) => consoleUrl(region, 'glue', `/v2/etl-jobs/editor/job/${node.id}`),
});
