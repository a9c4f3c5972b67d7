import { consoleUrl } from '../console-url.ts';
import type { ResourceHealth } from '../graph.ts';
import { textAt } from '../property-path.ts';
import { defineResource, type Properties } from '../resource-module.ts';
import { stopTask } from './task-actions.ts';

export const ecsTask = defineResource({
  type: 'AWS::ECS::Task',
  liveOnly: true,
  title: 'ECS task',
  plural: 'ECS tasks',
  icon: 'aws:ecs-task',
  arnType: 'ecs:task',
  physicalId: /^arn:/,
  statuses: {
    PROVISIONING: 'changing',
    PENDING: 'changing',
    ACTIVATING: 'changing',
    RUNNING: 'healthy',
    DEACTIVATING: 'changing',
    STOPPING: 'changing',
    DEPROVISIONING: 'changing',
    STOPPED: 'stopped',
    DELETED: 'stopped',
  },
  state: (properties) => textAt(properties, 'lastStatus'),
  health: taskHealth,
  reason: (properties) => textAt(properties, 'stoppedReason'),
  nameAt: 'taskArn',
  properties: [
    { label: 'State', path: 'lastStatus' },
    { label: 'Health', path: 'healthStatus' },
    { label: 'Started by', path: 'group' },
    { label: 'Capacity provider', path: 'capacityProviderName' },
    { label: 'CPU', path: 'cpu', unit: 'units' },
    { label: 'Memory', path: 'memory', unit: 'MiB' },
    { label: 'Zone', path: 'availabilityZone' },
    { label: 'Started', path: 'startedAt' },
    { label: 'Containers', path: 'containers[].name' },
  ],
  relations: [
    { kind: 'in', property: 'serviceArn', to: 'AWS::ECS::Service' },
    { kind: 'in', property: 'clusterArn', to: 'AWS::ECS::Cluster' },
    { kind: 'runs', property: 'taskDefinitionArn', to: 'AWS::ECS::TaskDefinition' },
    {
      kind: 'in',
      each: 'attachments[].details',
      when: [{ property: 'name', matches: /^subnetId$/ }],
      property: 'value',
      to: 'AWS::EC2::Subnet',
    },
  ],
  typicalSeconds: { create: 40, update: 10, delete: 30 },
  price: { free: 'Billed as its service, or as its task definition where somebody started it' },
  actions: [stopTask],
  isAwsDefault: () => true,
  consoleUrl: (node, region) => {
    const [cluster, task] = node.id.split('/').slice(-2);
    return consoleUrl(region, 'ecs', `/v2/clusters/${cluster}/tasks/${task}`);
  },
});

/** What the health checks of its essential containers say; `UNKNOWN` is a task without checks. */
function taskHealth(properties: Properties): ResourceHealth | undefined {
  switch (textAt(properties, 'healthStatus')) {
    case 'HEALTHY':
      return { state: 'healthy', text: 'containers healthy' };
    case 'UNHEALTHY':
      return { state: 'unhealthy', text: 'containers unhealthy' };
    default:
      return undefined;
  }
}
