import { consoleUrl } from '../console-url.ts';

import { defineResource } from '../resource-module.ts';

export const loadBalancer = defineResource({
  type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
  title: 'Load balancer',
  plural: 'Load balancers',
  icon: 'aws:load-balancer',
  arnType: 'elasticloadbalancing:loadbalancer',
  statuses: {},
  properties: [
    { label: 'Name', path: 'LoadBalancerName' },
    { label: 'DNS name', path: 'DNSName' },
    { label: 'State', path: 'State.Code' },
  ],
  relations: [],
  typicalSeconds: { create: 160, update: 10, delete: 30 },
  consoleUrl: (node, region) =>
    consoleUrl(region, 'ec2', `LoadBalancer:loadBalancerArn=${node.id}`),
});
