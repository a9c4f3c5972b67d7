import { consoleUrl } from '../console-url.ts';
import { defineResource } from '../resource-module.ts';
import { scalingPolicyPrice } from './scaling-policy-price.ts';

export const scalingPolicy = defineResource({
  type: 'AWS::ApplicationAutoScaling::ScalingPolicy',
  title: 'Scaling policy',
  plural: 'Scaling policies',
  icon: 'aws:auto-scaling',
  physicalId: /^arn:/,
  statuses: {},
  nameAt: 'PolicyName',
  properties: [
    { label: 'Name', path: 'PolicyName' },
    { label: 'Type', path: 'PolicyType' },
    {
      label: 'Metric',
      path: 'TargetTrackingScalingPolicyConfiguration.PredefinedMetricSpecification.PredefinedMetricType',
    },
    { label: 'Target', path: 'TargetTrackingScalingPolicyConfiguration.TargetValue' },
  ],
  relations: [{ kind: 'attached-to', property: 'ResourceId', to: 'AWS::ECS::Service' }],
  typicalSeconds: { create: 3, update: 3, delete: 2 },
  price: scalingPolicyPrice,
  consoleUrl: (_node, region) => consoleUrl(region, 'ecs', '/v2/clusters'),
});
