import { consoleUrl } from '../console-url.ts';
import { textAt } from '../property-path.ts';
import { defineResource } from '../resource-module.ts';
import { loadBalancerPrice } from './load-balancer-price.ts';

export const loadBalancer = defineResource({
  type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
  title: 'Load balancer',
  plural: 'Load balancers',
  icon: 'aws:load-balancer',
  arnType: 'elasticloadbalancing:loadbalancer',
  physicalId: /^arn:/,
  statuses: {
    provisioning: 'changing',
    active: 'healthy',
    active_impaired: 'failed',
    failed: 'failed',
  },
  state: (properties) => textAt(properties, 'State.Code'),
  reason: (properties) => textAt(properties, 'State.Reason'),
  nameAt: 'LoadBalancerName',
  properties: [
    { label: 'Name', path: 'LoadBalancerName' },
    { label: 'DNS name', path: 'DNSName' },
    { label: 'State', path: 'State.Code' },
    { label: 'Scheme', path: 'Scheme' },
    { label: 'Type', path: 'Type' },
    { label: 'Zones', path: 'AvailabilityZones[].ZoneName' },
    { label: 'Created', path: 'CreatedTime' },
  ],
  relations: [
    { kind: 'in', property: 'VpcId', to: 'AWS::EC2::VPC' },
    { kind: 'in', each: 'AvailabilityZones', property: 'SubnetId', to: 'AWS::EC2::Subnet' },
    { kind: 'uses', property: 'SecurityGroups[]', to: 'AWS::EC2::SecurityGroup' },
  ],
  typicalSeconds: { create: 160, update: 10, delete: 30 },
  price: loadBalancerPrice,
  consoleUrl: (node, region) =>
    consoleUrl(region, 'ec2', `LoadBalancer:loadBalancerArn=${node.id}`),
});
