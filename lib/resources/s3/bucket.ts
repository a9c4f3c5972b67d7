import { consoleUrl } from '../console-url.ts';
import { defineResource } from '../resource-module.ts';
import { bucketFindings } from './bucket-findings.ts';
import { bucketPrice } from './bucket-price.ts';

export const bucket = defineResource({
  type: 'AWS::S3::Bucket',
  title: 'S3 bucket',
  plural: 'S3 buckets',
  icon: 'aws:bucket',
  arnType: 's3:bucket',
  physicalId: /^[^:]+$/,
  statuses: {},
  nameAt: 'Name',
  properties: [
    { label: 'Bucket', path: 'Name' },
    { label: 'Objects', path: 'Usage.Objects' },
    { label: 'Size', path: 'Usage.Bytes', unit: 'bytes' },
    { label: 'Counted in part', path: 'Usage.IsPartial' },
    { label: 'Prefixes', path: 'Usage.Prefixes[].Prefix' },
    { label: 'Versioning', path: 'Versioning.Status' },
    {
      label: 'Encryption',
      path: 'ServerSideEncryptionConfiguration.Rules[].ApplyServerSideEncryptionByDefault.SSEAlgorithm',
    },
  ],
  restless: ['Usage'],
  relations: [
    {
      kind: 'uses',
      each: 'ServerSideEncryptionConfiguration.Rules',
      property: 'ApplyServerSideEncryptionByDefault.KMSMasterKeyID',
      to: 'AWS::KMS::Key',
    },
  ],
  typicalSeconds: { create: 22, update: 6, delete: 3 },
  price: bucketPrice,
  holdsData: true,
  findings: bucketFindings,
  consoleUrl: (node, region) => consoleUrl(region, 's3', `/buckets/${node.id}`),
});
