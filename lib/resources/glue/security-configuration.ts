import { consoleUrl } from '../console-url.ts';

import { defineResource } from '../resource-module.ts';

export const glueSecurityConfiguration = defineResource({
  type: 'AWS::Glue::SecurityConfiguration',
  title: 'Glue security configuration',
  plural: 'Glue security configurations',
  icon: 'aws:key',
  statuses: {},
  properties: [{ label: 'Name', path: 'Name' }],
  relations: [],
  typicalSeconds: { create: 3, update: 3, delete: 2 },
  consoleUrl: (_node, region) =>
    consoleUrl(region, 'glue', '/v2/data-catalog/security-configurations'),
});
