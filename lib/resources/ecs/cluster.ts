import { consoleUrl } from '../console-url.ts';
import { textAt } from '../property-path.ts';
import { defineResource } from '../resource-module.ts';
import { clusterPrice } from './cluster-price.ts';

export const ecsCluster = defineResource({
  type: 'AWS::ECS::Cluster',
  title: 'ECS cluster',
  plural: 'ECS clusters',
  icon: 'aws:ecs-cluster',
  arnType: 'ecs:cluster',
  physicalId: /^[^:]+$/,
  statuses: {
    ACTIVE: 'healthy',
    PROVISIONING: 'changing',
    DEPROVISIONING: 'deleting',
    FAILED: 'failed',
    INACTIVE: 'stopped',
  },
  state: (properties) => textAt(properties, 'status'),
  nameAt: 'clusterName',
  properties: [
    { label: 'Name', path: 'clusterName' },
    { label: 'State', path: 'status' },
    { label: 'Running tasks', path: 'runningTasksCount' },
    { label: 'Pending tasks', path: 'pendingTasksCount' },
    { label: 'Services', path: 'activeServicesCount' },
    { label: 'Capacity providers', path: 'capacityProviders[]' },
  ],
  relations: [
    {
      kind: 'uses',
      property: 'configuration.executeCommandConfiguration.logConfiguration.cloudWatchLogGroupName',
      to: 'AWS::Logs::LogGroup',
    },
  ],
  typicalSeconds: { create: 8, update: 5, delete: 5 },
  price: clusterPrice,
  consoleUrl: (node, region) => consoleUrl(region, 'ecs', `/v2/clusters/${node.id}`),
});
