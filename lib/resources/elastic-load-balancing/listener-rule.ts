import { consoleUrl } from '../console-url.ts';
import { defineResource } from '../resource-module.ts';

export const listenerRule = defineResource({
  type: 'AWS::ElasticLoadBalancingV2::ListenerRule',
  title: 'Listener rule',
  plural: 'Listener rules',
  icon: 'aws:load-balancer',
  arnType: 'elasticloadbalancing:listener-rule',
  physicalId: /^arn:/,
  statuses: {},
  properties: [
    { label: 'Priority', path: 'Priority' },
    { label: 'Action', path: 'Actions[].Type' },
    { label: 'Path', path: 'Conditions[].PathPatternConfig.Values[]' },
    { label: 'Host', path: 'Conditions[].HostHeaderConfig.Values[]' },
  ],
  relations: [
    { kind: 'attached-to', property: 'ListenerArn', to: 'AWS::ElasticLoadBalancingV2::Listener' },
    {
      kind: 'routes-to',
      each: 'Actions',
      property: 'TargetGroupArn',
      to: 'AWS::ElasticLoadBalancingV2::TargetGroup',
    },
    {
      kind: 'routes-to',
      each: 'Actions[].ForwardConfig.TargetGroups',
      property: 'TargetGroupArn',
      to: 'AWS::ElasticLoadBalancingV2::TargetGroup',
    },
  ],
  typicalSeconds: { create: 3, update: 3, delete: 2 },
  price: { free: 'Billed as the load balancer' },
  consoleUrl: (node, region) => consoleUrl(region, 'ec2', `ListenerRuleDetails:ruleArn=${node.id}`),
});
