import { consoleUrl } from '../console-url.ts';

import { defineResource } from '../resource-module.ts';

export const cacheSubnetGroup = defineResource({
  type: 'AWS::ElastiCache::SubnetGroup',
  title: 'Cache subnet group',
  plural: 'Cache subnet groups',
  icon: 'aws:cache',
  arnType: 'elasticache:subnetgroup',
  statuses: {},
  properties: [{ label: 'Name', path: 'CacheSubnetGroupName' }],
  relations: [],
  typicalSeconds: { create: 8, update: 8, delete: 5 },
  consoleUrl: (node, region) => consoleUrl(region, 'elasticache', `/subnet-groups/${node.id}`),
});
