import { consoleUrl } from '../console-url.ts';

import { defineResource } from '../resource-module.ts';

export const keyAlias = defineResource({
  type: 'AWS::KMS::Alias',
  title: 'KMS alias',
  plural: 'KMS aliases',
  icon: 'aws:key',
  statuses: {},
  properties: [{ label: 'Alias', path: 'AliasName' }],
  relations: [],
  typicalSeconds: { create: 2, update: 2, delete: 2 },
  consoleUrl: (_node, region) => consoleUrl(region, 'kms', '/kms/keys'),
});
