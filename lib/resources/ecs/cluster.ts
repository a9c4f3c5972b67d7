import { consoleUrl } from '../console-url.ts';

import { defineResource } from '../resource-module.ts';

export const ecsCluster = defineResource({
  type: 'AWS::ECS::Cluster',
  title: 'ECS cluster',
  plural: 'ECS clusters',
  icon: 'aws:ecs-cluster',
  arnType: 'ecs:cluster',
  statuses: {},
  properties: [
    { label: 'Name', path: 'ClusterName' },
    { label: 'State', path: 'Status' },
  ],
  relations: [],
  typicalSeconds: { create: 8, update: 5, delete: 5 },
  consoleUrl: (node, region) => consoleUrl(region, 'ecs', `/v2/clusters/${node.id}`),
});
