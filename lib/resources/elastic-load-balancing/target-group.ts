import { consoleUrl } from '../console-url.ts';
import { defineResource } from '../resource-module.ts';
import { targetGroupReason, targetGroupState, targetGroupStatuses } from './target-health.ts';

export const targetGroup = defineResource({
  type: 'AWS::ElasticLoadBalancingV2::TargetGroup',
  title: 'Target group',
  plural: 'Target groups',
  icon: 'aws:load-balancer',
  arnType: 'elasticloadbalancing:targetgroup',
  physicalId: /^arn:/,
  statuses: targetGroupStatuses,
  state: targetGroupState,
  reason: targetGroupReason,
  nameAt: 'TargetGroupName',
  properties: [
    { label: 'Name', path: 'TargetGroupName' },
    { label: 'Port', path: 'Port' },
    { label: 'Protocol', path: 'Protocol' },
    { label: 'Targets', path: 'TargetHealthDescriptions[].Target.Id' },
    { label: 'Health', path: 'TargetHealthDescriptions[].TargetHealth.State' },
    { label: 'Health check', path: 'HealthCheckPath' },
    { label: 'Target type', path: 'TargetType' },
  ],
  relations: [
    { kind: 'in', property: 'VpcId', to: 'AWS::EC2::VPC' },
    {
      kind: 'attached-to',
      property: 'LoadBalancerArns[]',
      to: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
    },
    {
      kind: 'routes-to',
      each: 'TargetHealthDescriptions',
      property: 'Target.Id',
      to: 'AWS::EC2::Instance',
      label: ['Target.Port'],
    },
  ],
  typicalSeconds: { create: 15, update: 5, delete: 5 },
  price: { free: 'Billed as the load balancer' },
  consoleUrl: (node, region) => consoleUrl(region, 'ec2', `TargetGroup:targetGroupArn=${node.id}`),
});
