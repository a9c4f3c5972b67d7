import { consoleUrl } from '../console-url.ts';
import { textAt } from '../property-path.ts';
import { defineResource } from '../resource-module.ts';
import { secretPrice } from './secret-price.ts';
import { secretFindings, secretState } from './secret-state.ts';

export const secret = defineResource({
  type: 'AWS::SecretsManager::Secret',
  title: 'Secret',
  plural: 'Secrets',
  icon: 'aws:secret',
  arnType: 'secretsmanager:secret',
  physicalId: /^arn:/,
  statuses: { exists: 'healthy', 'scheduled for deletion': 'stopped' },
  state: secretState,
  nameAt: 'Name',
  properties: [
    { label: 'Name', path: 'Name' },
    { label: 'Description', path: 'Description' },
    { label: 'Rotation', path: 'RotationEnabled' },
    { label: 'Last changed', path: 'LastChangedDate' },
    { label: 'Last read', path: 'LastAccessedDate' },
    { label: 'Deleted on', path: 'DeletedDate' },
  ],
  restless: ['LastAccessedDate'],
  relations: [
    { kind: 'uses', property: 'KmsKeyId', to: 'AWS::KMS::Key' },
    { kind: 'uses', property: 'RotationLambdaARN', to: 'AWS::Lambda::Function' },
  ],
  typicalSeconds: { create: 3, update: 3, delete: 2 },
  price: secretPrice,
  holdsData: true,
  findings: secretFindings,
  consoleUrl: (node, region) => {
    const name = textAt(node.properties, 'Name') ?? node.name;
    return consoleUrl(region, 'secretsmanager', `/secret?name=${name}`);
  },
});
