import { consoleUrl } from '../console-url.ts';
import { defineResource } from '../resource-module.ts';
import { repositoryFindings } from './repository-findings.ts';
import { repositoryPrice } from './repository-price.ts';

export const containerRepository = defineResource({
  type: 'AWS::ECR::Repository',
  title: 'Image repository',
  plural: 'Image repositories',
  icon: 'aws:container-repository',
  arnType: 'ecr:repository',
  physicalId: /^[^:]+$/,
  statuses: {},
  nameAt: 'repositoryName',
  properties: [
    { label: 'Name', path: 'repositoryName' },
    { label: 'URI', path: 'repositoryUri' },
    { label: 'Scan on push', path: 'imageScanningConfiguration.scanOnPush' },
    { label: 'Tags', path: 'imageTagMutability' },
    { label: 'Encryption', path: 'encryptionConfiguration.encryptionType' },
    { label: 'Images', path: 'Usage.Images' },
    { label: 'Size', path: 'Usage.Bytes', unit: 'bytes' },
    { label: 'Created', path: 'createdAt' },
  ],
  restless: ['Usage'],
  relations: [{ kind: 'uses', property: 'encryptionConfiguration.kmsKey', to: 'AWS::KMS::Key' }],
  typicalSeconds: { create: 3, update: 3, delete: 2 },
  price: repositoryPrice,
  holdsData: true,
  findings: repositoryFindings,
  consoleUrl: (node, region) =>
    consoleUrl(region, 'ecr', `/private-registry/repositories/${node.id}`),
});
