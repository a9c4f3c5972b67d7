import { consoleUrl } from '../console-url.ts';
import { defineResource } from '../resource-module.ts';

export const capacityProviderAssociations = defineResource({
  type: 'AWS::ECS::ClusterCapacityProviderAssociations',
  title: 'Capacity providers',
  plural: 'Capacity provider associations',
  icon: 'aws:ecs-cluster',
  statuses: {},
  properties: [{ label: 'Cluster', path: 'Cluster' }],
  relations: [{ kind: 'attached-to', to: 'AWS::ECS::Cluster' }],
  typicalSeconds: { create: 8, update: 8, delete: 5 },
  price: { free: 'Capacity providers cost nothing; tasks are billed' },
  consoleUrl: (_node, region) => consoleUrl(region, 'ecs', '/v2/clusters'),
});
