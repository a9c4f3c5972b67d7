import { consoleUrl } from '../console-url.ts';
import { defineResource } from '../resource-module.ts';

export const cacheSubnetGroup = defineResource({
  type: 'AWS::ElastiCache::SubnetGroup',
  title: 'Cache subnet group',
  plural: 'Cache subnet groups',
  icon: 'aws:cache',
  arnType: 'elasticache:subnetgroup',
  physicalId: /^[^:]+$/,
  statuses: {},
  nameAt: 'CacheSubnetGroupName',
  properties: [
    { label: 'Name', path: 'CacheSubnetGroupName' },
    { label: 'Description', path: 'CacheSubnetGroupDescription' },
    { label: 'Subnets', path: 'Subnets[].SubnetIdentifier' },
  ],
  relations: [
    { kind: 'in', property: 'VpcId', to: 'AWS::EC2::VPC' },
    { kind: 'uses', each: 'Subnets', property: 'SubnetIdentifier', to: 'AWS::EC2::Subnet' },
  ],
  typicalSeconds: { create: 8, update: 8, delete: 5 },
  price: { free: 'Subnet groups cost nothing' },
  consoleUrl: (node, region) => consoleUrl(region, 'elasticache', `/subnet-groups/${node.id}`),
});
