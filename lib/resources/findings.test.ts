import { expect, test } from 'vitest';
import { findingsOf } from './finding.ts';
import type { ResourceNode } from './graph.ts';
import type { Properties } from './resource-module.ts';

const blocked = {
  BlockPublicAcls: true,
  IgnorePublicAcls: true,
  BlockPublicPolicy: true,
  RestrictPublicBuckets: true,
};
const encrypted = { Rules: [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }] };
const safeBucket = {
  PublicAccessBlockConfiguration: blocked,
  ServerSideEncryptionConfiguration: encrypted,
};

test.each<[string, string, Properties, string[]]>([
  ['RDS::DBInstance', 'public', { PubliclyAccessible: true }, ['high Publicly accessible']],
  [
    'RDS::DBInstance',
    'in plain text',
    { StorageEncrypted: false },
    ['medium Storage is not encrypted'],
  ],
  ['RDS::DBInstance', 'safe', { PubliclyAccessible: false, StorageEncrypted: true }, []],
  [
    'ElastiCache::ReplicationGroup',
    'in plain text',
    { AtRestEncryptionEnabled: false, TransitEncryptionEnabled: false },
    ['medium Storage is not encrypted', 'medium Connections are not encrypted'],
  ],
  [
    'ElastiCache::ReplicationGroup',
    'safe',
    { AtRestEncryptionEnabled: true, TransitEncryptionEnabled: true },
    [],
  ],
  [
    'S3::Bucket',
    'without a public access block',
    { ...safeBucket, PublicAccessBlockConfiguration: null },
    ['high Public access is not blocked'],
  ],
  [
    'S3::Bucket',
    'with a public access block that is open in one place',
    { ...safeBucket, PublicAccessBlockConfiguration: { ...blocked, BlockPublicPolicy: false } },
    ['high Public access is not blocked'],
  ],
  [
    'S3::Bucket',
    'without encryption',
    { ...safeBucket, ServerSideEncryptionConfiguration: null },
    ['medium No default encryption'],
  ],
  ['S3::Bucket', 'safe', safeBucket, []],
  [
    'EC2::Instance',
    'with IMDSv1',
    { MetadataOptions: { HttpEndpoint: 'enabled', HttpTokens: 'optional' } },
    ['medium IMDSv1 allowed'],
  ],
  [
    'EC2::Instance',
    'without metadata',
    { MetadataOptions: { HttpEndpoint: 'disabled', HttpTokens: 'optional' } },
    [],
  ],
  ['EC2::Instance', 'with IMDSv2', { MetadataOptions: { HttpTokens: 'required' } }, []],
  ['EC2::Volume', 'in plain text', { Encrypted: false }, ['medium Disk is not encrypted']],
  ['EC2::Volume', 'encrypted', { Encrypted: true }, []],
  [
    'SecretsManager::Secret',
    'deleted',
    { DeletedDate: '2026-11-24T00:00:00.000Z' },
    ['high Scheduled for deletion'],
  ],
  ['SecretsManager::Secret', 'in use', {}, []],
  [
    'ECR::Repository',
    'without scanning',
    { imageScanningConfiguration: { scanOnPush: false } },
    ['medium Images are not scanned'],
  ],
  ['ECR::Repository', 'with scanning', { imageScanningConfiguration: { scanOnPush: true } }, []],
  ['RDS::DBInstance', 'of which nothing is known', {}, []],
  ['S3::Bucket', 'of which nothing is known', {}, []],
])('%s %s', (type, _, properties, expected) => {
  const node: ResourceNode = {
    id: 'x',
    type: `AWS::${type}`,
    name: 'x',
    status: 'healthy',
    statusText: 'exists',
    managed: true,
    properties,
    tags: {},
  };
  const found = findingsOf([node]);
  expect(found.map(({ severity, title }) => `${severity} ${title}`)).toEqual(expected);
});
