import { consoleUrl } from '../console-url.ts';

import { defineResource } from '../resource-module.ts';

export const key = defineResource({
  type: 'AWS::KMS::Key',
  title: 'KMS key',
  plural: 'KMS keys',
  icon: 'aws:key',
  arnType: 'kms:key',
  statuses: {},
  properties: [
    { label: 'Key ID', path: 'KeyId' },
    { label: 'State', path: 'KeyState' },
  ],
  relations: [],
  typicalSeconds: { create: 130, update: 60, delete: 5 },
  holdsData: true,
  consoleUrl: (node, region) => consoleUrl(region, 'kms', `/kms/keys/${node.id}`),
});
