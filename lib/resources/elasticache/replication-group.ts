import { consoleUrl } from '../console-url.ts';

import { defineResource } from '../resource-module.ts';

export const replicationGroup = defineResource({
  type: 'AWS::ElastiCache::ReplicationGroup',
  title: 'Redis cache',
  plural: 'Redis caches',
  icon: 'aws:cache',
  arnType: 'elasticache:replicationgroup',
  statuses: {},
  properties: [
    { label: 'Identifier', path: 'ReplicationGroupId' },
    { label: 'State', path: 'Status' },
  ],
  relations: [],
  typicalSeconds: { create: 480, update: 420, delete: 240 },
  holdsData: true,
  consoleUrl: (node, region) => consoleUrl(region, 'elasticache', `/redis/${node.id}`),
});
