import { consoleUrl } from '../console-url.ts';

import { defineResource } from '../resource-module.ts';

export const listener = defineResource({
  type: 'AWS::ElasticLoadBalancingV2::Listener',
  title: 'Listener',
  plural: 'Listeners',
  icon: 'aws:load-balancer',
  arnType: 'elasticloadbalancing:listener',
  statuses: {},
  properties: [
    { label: 'Port', path: 'Port' },
    { label: 'Protocol', path: 'Protocol' },
  ],
  relations: [],
  typicalSeconds: { create: 3, update: 3, delete: 2 },
  consoleUrl: (node, region) => consoleUrl(region, 'ec2', `ELBListenerV2:listenerArn=${node.id}`),
});
