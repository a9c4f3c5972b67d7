import { consoleUrl } from '../console-url.ts';
import { defineResource } from '../resource-module.ts';

export const glueSecurityConfiguration = defineResource({
  type: 'AWS::Glue::SecurityConfiguration',
  title: 'Glue security configuration',
  plural: 'Glue security configurations',
  icon: 'aws:key',
  physicalId: /^[^:]+$/,
  statuses: {},
  nameAt: 'Name',
  properties: [
    { label: 'Name', path: 'Name' },
    { label: 'S3', path: 'EncryptionConfiguration.S3Encryption[].S3EncryptionMode' },
    {
      label: 'Logs',
      path: 'EncryptionConfiguration.CloudWatchEncryption.CloudWatchEncryptionMode',
    },
    {
      label: 'Bookmarks',
      path: 'EncryptionConfiguration.JobBookmarksEncryption.JobBookmarksEncryptionMode',
    },
  ],
  relations: [
    {
      kind: 'uses',
      each: 'EncryptionConfiguration.S3Encryption',
      property: 'KmsKeyArn',
      to: 'AWS::KMS::Key',
    },
    {
      kind: 'uses',
      property: 'EncryptionConfiguration.CloudWatchEncryption.KmsKeyArn',
      to: 'AWS::KMS::Key',
    },
    {
      kind: 'uses',
      property: 'EncryptionConfiguration.JobBookmarksEncryption.KmsKeyArn',
      to: 'AWS::KMS::Key',
    },
  ],
  typicalSeconds: { create: 3, update: 3, delete: 2 },
  price: { free: 'Security configurations cost nothing' },
  consoleUrl: (_node, region) =>
    consoleUrl(region, 'glue', '/v2/data-catalog/security-configurations'),
});
