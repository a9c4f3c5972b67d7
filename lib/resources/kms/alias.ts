import { consoleUrl } from '../console-url.ts';
import { defineResource } from '../resource-module.ts';

export const keyAlias = defineResource({
  type: 'AWS::KMS::Alias',
  title: 'KMS alias',
  plural: 'KMS aliases',
  icon: 'aws:key',
  physicalId: /^alias\//,
  statuses: {},
  nameAt: 'AliasName',
  properties: [
    { label: 'Alias', path: 'AliasName' },
    { label: 'Key', path: 'TargetKeyId' },
  ],
  relations: [{ kind: 'attached-to', property: 'TargetKeyId', to: 'AWS::KMS::Key' }],
  typicalSeconds: { create: 2, update: 2, delete: 2 },
  price: { free: 'Aliases cost nothing' },
  consoleUrl: (_node, region) => consoleUrl(region, 'kms', '/kms/keys'),
});
