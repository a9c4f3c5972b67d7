import { consoleUrl } from '../console-url.ts';
import { defineResource } from '../resource-module.ts';
import { mixCapacity, redeployService, rollBackService, scaleService } from './service-actions.ts';
import { serviceReason, serviceState, serviceStatuses } from './service-state.ts';
import { servicePrice } from './task-price.ts';

export const ecsService = defineResource({
  type: 'AWS::ECS::Service',
  title: 'ECS service',
  plural: 'ECS services',
  icon: 'aws:ecs-service',
  arnType: 'ecs:service',
  physicalId: /^arn:/,
  statuses: serviceStatuses,
  state: serviceState,
  reason: serviceReason,
  nameAt: 'serviceName',
  properties: [
    { label: 'Name', path: 'serviceName' },
    { label: 'State', path: 'status' },
    { label: 'Desired', path: 'desiredCount' },
    { label: 'Running', path: 'runningCount' },
    { label: 'Pending', path: 'pendingCount' },
    { label: 'Capacity providers', path: 'capacityProviderStrategy[].capacityProvider' },
    { label: 'Deployment', path: 'deployments[].rolloutState' },
    { label: 'Task definition', path: 'taskDefinition' },
  ],
  restless: ['events', 'deployments'],
  relations: [
    { kind: 'in', property: 'clusterArn', to: 'AWS::ECS::Cluster' },
    { kind: 'runs', property: 'taskDefinition', to: 'AWS::ECS::TaskDefinition' },
    {
      kind: 'in',
      property: 'networkConfiguration.awsvpcConfiguration.subnets[]',
      to: 'AWS::EC2::Subnet',
    },
    {
      kind: 'uses',
      property: 'networkConfiguration.awsvpcConfiguration.securityGroups[]',
      to: 'AWS::EC2::SecurityGroup',
    },
    {
      kind: 'attached-to',
      each: 'loadBalancers',
      property: 'targetGroupArn',
      to: 'AWS::ElasticLoadBalancingV2::TargetGroup',
      label: ['containerPort'],
    },
  ],
  typicalSeconds: { create: 45, update: 60, delete: 40 },
  price: servicePrice,
  actions: [scaleService, redeployService, rollBackService, mixCapacity],
  consoleUrl: (node, region) => {
    const [cluster, service] = node.id.split('/').slice(-2);
    return consoleUrl(region, 'ecs', `/v2/clusters/${cluster}/services/${service}`);
  },
});
