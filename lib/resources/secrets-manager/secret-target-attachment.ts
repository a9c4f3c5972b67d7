import { consoleUrl } from '../console-url.ts';
import { defineResource } from '../resource-module.ts';

export const secretTargetAttachment = defineResource({
  type: 'AWS::SecretsManager::SecretTargetAttachment',
  title: 'Secret attachment',
  plural: 'Secret attachments',
  icon: 'aws:secret',
  statuses: {},
  properties: [{ label: 'Secret', path: 'SecretId' }],
  relations: [{ kind: 'attached-to', to: 'AWS::SecretsManager::Secret' }],
  typicalSeconds: { create: 3, update: 3, delete: 2 },
  price: { free: 'Billed as the secret' },
  consoleUrl: (node, region) => consoleUrl(region, 'secretsmanager', `/secret?name=${node.name}`),
});
