import { consoleUrl } from '../console-url.ts';

import { defineResource } from '../resource-module.ts';

export const dbSubnetGroup = defineResource({
  type: 'AWS::RDS::DBSubnetGroup',
  title: 'DB subnet group',
  plural: 'DB subnet groups',
  icon: 'aws:db-instance',
  arnType: 'rds:subgrp',
  statuses: {},
  properties: [{ label: 'Name', path: 'DBSubnetGroupName' }],
  relations: [],
  typicalSeconds: { create: 8, update: 8, delete: 5 },
  consoleUrl: (node, region) => consoleUrl(region, 'rds', `db-subnet-group:id=${node.id}`),
});
