import { consoleUrl } from '../console-url.ts';
import { defineResource } from '../resource-module.ts';

export const listener = defineResource({
  type: 'AWS::ElasticLoadBalancingV2::Listener',
  title: 'Listener',
  plural: 'Listeners',
  icon: 'aws:load-balancer',
  arnType: 'elasticloadbalancing:listener',
  physicalId: /^arn:/,
  statuses: {},
  properties: [
    { label: 'Port', path: 'Port' },
    { label: 'Protocol', path: 'Protocol' },
    { label: 'Action', path: 'DefaultActions[].Type' },
    { label: 'TLS policy', path: 'SslPolicy' },
    { label: 'Certificates', path: 'Certificates[].CertificateArn' },
  ],
  relations: [
    {
      kind: 'attached-to',
      property: 'LoadBalancerArn',
      to: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
    },
    {
      kind: 'routes-to',
      each: 'DefaultActions',
      property: 'TargetGroupArn',
      to: 'AWS::ElasticLoadBalancingV2::TargetGroup',
    },
    {
      kind: 'routes-to',
      each: 'DefaultActions[].ForwardConfig.TargetGroups',
      property: 'TargetGroupArn',
      to: 'AWS::ElasticLoadBalancingV2::TargetGroup',
    },
  ],
  typicalSeconds: { create: 3, update: 3, delete: 2 },
  price: { free: 'Billed as the load balancer' },
  consoleUrl: (node, region) => consoleUrl(region, 'ec2', `ELBListenerV2:listenerArn=${node.id}`),
});
