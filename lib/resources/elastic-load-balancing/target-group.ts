import { consoleUrl } from '../console-url.ts';

import { defineResource } from '../resource-module.ts';

export const targetGroup = defineResource({
  type: 'AWS::ElasticLoadBalancingV2::TargetGroup',
  title: 'Target group',
  plural: 'Target groups',
  icon: 'aws:load-balancer',
  arnType: 'elasticloadbalancing:targetgroup',
  statuses: {},
  properties: [
    { label: 'Name', path: 'TargetGroupName' },
    { label: 'Port', path: 'Port' },
  ],
  relations: [],
  typicalSeconds: { create: 15, update: 5, delete: 5 },
  consoleUrl: (node, region) => consoleUrl(region, 'ec2', `TargetGroup:targetGroupArn=${node.id}`),
});
