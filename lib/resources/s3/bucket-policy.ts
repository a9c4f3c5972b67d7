import { consoleUrl } from '../console-url.ts';
import { defineResource } from '../resource-module.ts';

export const bucketPolicy = defineResource({
  type: 'AWS::S3::BucketPolicy',
  title: 'Bucket policy',
  plural: 'Bucket policies',
  icon: 'aws:policy',
  statuses: {},
  properties: [{ label: 'Bucket', path: 'Bucket' }],
  relations: [{ kind: 'attached-to', to: 'AWS::S3::Bucket' }],
  typicalSeconds: { create: 3, update: 3, delete: 2 },
  price: { free: 'Policies cost nothing' },
  consoleUrl: (node, region) => consoleUrl(region, 's3', `/buckets/${node.id}?tab=permissions`),
});
