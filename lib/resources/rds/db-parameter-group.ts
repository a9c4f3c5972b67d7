import { consoleUrl } from '../console-url.ts';
import { defineResource } from '../resource-module.ts';

export const dbParameterGroup = defineResource({
  type: 'AWS::RDS::DBParameterGroup',
  title: 'DB parameter group',
  plural: 'DB parameter groups',
  icon: 'aws:db-instance',
  arnType: 'rds:pg',
  physicalId: /^[^:]+$/,
  statuses: {},
  nameAt: 'DBParameterGroupName',
  properties: [
    { label: 'Name', path: 'DBParameterGroupName' },
    { label: 'Family', path: 'DBParameterGroupFamily' },
    { label: 'Description', path: 'Description' },
  ],
  relations: [],
  typicalSeconds: { create: 12, update: 10, delete: 5 },
  price: { free: 'Parameter groups cost nothing' },
  consoleUrl: (node, region) =>
    consoleUrl(region, 'rds', `parameter-groups-details:parameter-group-name=${node.id}`),
});
