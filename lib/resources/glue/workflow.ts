import { consoleUrl } from '../console-url.ts';

import { defineResource } from '../resource-module.ts';

export const glueWorkflow = defineResource({
  type: 'AWS::Glue::Workflow',
  title: 'Glue workflow',
  plural: 'Glue workflows',
  icon: 'aws:glue',
  arnType: 'glue:workflow',
  statuses: {},
  properties: [{ label: 'Name', path: 'Name' }],
  relations: [],
  typicalSeconds: { create: 3, update: 3, delete: 2 },
  consoleUrl: (node, region) =>
    consoleUrl(region, 'glue', `/v2/etl-configuration/workflows/view/${node.id}`),
});
