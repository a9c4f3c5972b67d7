import { consoleUrl } from '../console-url.ts';

import { defineResource } from '../resource-module.ts';

export const listenerRule = defineResource({
  type: 'AWS::ElasticLoadBalancingV2::ListenerRule',
  title: 'Listener rule',
  plural: 'Listener rules',
  icon: 'aws:load-balancer',
  arnType: 'elasticloadbalancing:listener-rule',
  statuses: {},
  properties: [{ label: 'Priority', path: 'Priority' }],
  relations: [],
  typicalSeconds: { create: 3, update: 3, delete: 2 },
  consoleUrl: (node, region) => consoleUrl(region, 'ec2', `ListenerRuleDetails:ruleArn=${node.id}`),
});
