import { consoleUrl } from '../console-url.ts';

import { defineResource } from '../resource-module.ts';

export const glueJob = defineResource({
  type: 'AWS::Glue::Job',
  title: 'Glue job',
  plural: 'Glue jobs',
  icon: 'aws:glue',
  arnType: 'glue:job',
  statuses: {},
  properties: [
    { label: 'Name', path: 'Name' },
    { label: 'Role', path: 'Role' },
  ],
  relations: [],
  typicalSeconds: { create: 3, update: 3, delete: 2 },
  consoleUrl: (node, region) => consoleUrl(region, 'glue', `/v2/etl-jobs/editor/job/${node.id}`),
});
