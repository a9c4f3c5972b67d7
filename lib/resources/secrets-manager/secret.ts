import { consoleUrl } from '../console-url.ts';

import { defineResource } from '../resource-module.ts';

export const secret = defineResource({
  type: 'AWS::SecretsManager::Secret',
  title: 'Secret',
  plural: 'Secrets',
  icon: 'aws:secret',
  arnType: 'secretsmanager:secret',
  statuses: {},
  properties: [
    { label: 'Name', path: 'Name' },
    { label: 'Description', path: 'Description' },
    { label: 'Last changed', path: 'LastChangedDate' },
  ],
  relations: [],
  typicalSeconds: { create: 3, update: 3, delete: 2 },
  holdsData: true,
  consoleUrl: (node, region) => consoleUrl(region, 'secretsmanager', `/secret?name=${node.name}`),
});
