import { consoleUrl } from '../console-url.ts';

import { defineResource } from '../resource-module.ts';

export const glueDatabase = defineResource({
  type: 'AWS::Glue::Database',
  title: 'Catalog database',
  plural: 'Catalog databases',
  icon: 'aws:data-catalog',
  arnType: 'glue:database',
  statuses: {},
  properties: [{ label: 'Name', path: 'Name' }],
  relations: [],
  typicalSeconds: { create: 3, update: 3, delete: 2 },
  consoleUrl: (node, region) =>
    consoleUrl(region, 'glue', `/v2/data-catalog/databases/view/${node.id}`),
});
