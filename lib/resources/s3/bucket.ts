import { consoleUrl } from '../console-url.ts';

import { defineResource } from '../resource-module.ts';

export const bucket = defineResource({
  type: 'AWS::S3::Bucket',
  title: 'S3 bucket',
  plural: 'S3 buckets',
  icon: 'aws:bucket',
  arnType: 's3:bucket',
  statuses: {},
  properties: [{ label: 'Bucket', path: 'BucketName' }],
  relations: [],
  typicalSeconds: { create: 22, update: 6, delete: 3 },
  holdsData: true,
  consoleUrl: (node, region) => consoleUrl(region, 's3', `/buckets/${node.id}`),
});
