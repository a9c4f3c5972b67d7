import { consoleUrl } from '../console-url.ts';

import { defineResource } from '../resource-module.ts';

export const dbInstance = defineResource({
  type: 'AWS::RDS::DBInstance',
  title: 'RDS instance',
  plural: 'RDS instances',
  icon: 'aws:db-instance',
  arnType: 'rds:db',
  statuses: {},
  properties: [
    { label: 'Identifier', path: 'DBInstanceIdentifier' },
    { label: 'Engine', path: 'Engine' },
    { label: 'State', path: 'DBInstanceStatus' },
  ],
  relations: [],
  typicalSeconds: { create: 420, update: 300, delete: 180 },
  holdsData: true,
  consoleUrl: (node, region) => consoleUrl(region, 'rds', `database:id=${node.id}`),
});
