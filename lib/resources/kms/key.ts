import { consoleUrl } from '../console-url.ts';
import { textAt } from '../property-path.ts';
import { defineResource } from '../resource-module.ts';
import { keyPrice } from './key-price.ts';

export const key = defineResource({
  type: 'AWS::KMS::Key',
  title: 'KMS key',
  plural: 'KMS keys',
  icon: 'aws:key',
  arnType: 'kms:key',
  physicalId: /^[^:]+$/,
  statuses: {
    Enabled: 'healthy',
    Disabled: 'stopped',
    Creating: 'changing',
    Updating: 'changing',
    PendingImport: 'changing',
    PendingDeletion: 'stopped',
    PendingReplicaDeletion: 'stopped',
    Unavailable: 'failed',
  },
  state: (properties) => textAt(properties, 'KeyState'),
  properties: [
    { label: 'Key ID', path: 'KeyId' },
    { label: 'Description', path: 'Description' },
    { label: 'State', path: 'KeyState' },
    { label: 'Rotation', path: 'KeyRotationEnabled' },
    { label: 'Deleted on', path: 'DeletionDate' },
    { label: 'Created', path: 'CreationDate' },
  ],
  relations: [],
  typicalSeconds: { create: 130, update: 60, delete: 5 },
  price: keyPrice,
  holdsData: true,
  consoleUrl: (node, region) => consoleUrl(region, 'kms', `/kms/keys/${node.id}`),
});
