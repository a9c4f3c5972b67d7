import { consoleUrl } from '../console-url.ts';
import { textAt } from '../property-path.ts';
import { defineResource } from '../resource-module.ts';

export const dbSubnetGroup = defineResource({
  type: 'AWS::RDS::DBSubnetGroup',
  title: 'DB subnet group',
  plural: 'DB subnet groups',
  icon: 'aws:db-instance',
  arnType: 'rds:subgrp',
  physicalId: /^[^:]+$/,
  statuses: { Complete: 'healthy' },
  state: (properties) => textAt(properties, 'SubnetGroupStatus'),
  nameAt: 'DBSubnetGroupName',
  properties: [
    { label: 'Name', path: 'DBSubnetGroupName' },
    { label: 'Description', path: 'DBSubnetGroupDescription' },
    { label: 'Subnets', path: 'Subnets[].SubnetIdentifier' },
  ],
  relations: [
    { kind: 'in', property: 'VpcId', to: 'AWS::EC2::VPC' },
    { kind: 'uses', each: 'Subnets', property: 'SubnetIdentifier', to: 'AWS::EC2::Subnet' },
  ],
  typicalSeconds: { create: 8, update: 8, delete: 5 },
  price: { free: 'Subnet groups cost nothing' },
  consoleUrl: (node, region) => consoleUrl(region, 'rds', `db-subnet-group:id=${node.id}`),
});
