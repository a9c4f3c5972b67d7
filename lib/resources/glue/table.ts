import { consoleUrl } from '../console-url.ts';

import { defineResource } from '../resource-module.ts';

export const glueTable = defineResource({
  type: 'AWS::Glue::Table',
  title: 'Catalog table',
  plural: 'Catalog tables',
  icon: 'aws:data-catalog',
  statuses: {},
  properties: [
    { label: 'Name', path: 'Name' },
    { label: 'Database', path: 'DatabaseName' },
  ],
  relations: [],
  typicalSeconds: { create: 3, update: 3, delete: 2 },
  consoleUrl: (_node, region) => consoleUrl(region, 'glue', '/v2/data-catalog/tables'),
});
