import { consoleUrl } from '../console-url.ts';

import { defineResource } from '../resource-module.ts';

export const glueTrigger = defineResource({
  type: 'AWS::Glue::Trigger',
  title: 'Glue trigger',
  plural: 'Glue triggers',
  icon: 'aws:glue',
  arnType: 'glue:trigger',
  statuses: {},
  properties: [
    { label: 'Name', path: 'Name' },
    { label: 'State', path: 'State' },
  ],
  relations: [],
  typicalSeconds: { create: 5, update: 5, delete: 4 },
  consoleUrl: (node, region) =>
    consoleUrl(region, 'glue', `/v2/etl-configuration/triggers/view/${node.id}`),
});
