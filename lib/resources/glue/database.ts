import { consoleUrl } from '../console-url.ts';
import { defineResource } from '../resource-module.ts';

export const glueDatabase = defineResource({
  type: 'AWS::Glue::Database',
  title: 'Catalog database',
  plural: 'Catalog databases',
  icon: 'aws:data-catalog',
  arnType: 'glue:database',
  physicalId: /^[^:]+$/,
  statuses: {},
  nameAt: 'Name',
  properties: [
    { label: 'Name', path: 'Name' },
    { label: 'Description', path: 'Description' },
    { label: 'Location', path: 'LocationUri' },
    { label: 'Created', path: 'CreateTime' },
  ],
  relations: [{ kind: 'reads', property: 'LocationUri', to: 'AWS::S3::Bucket', match: 's3-uri' }],
  typicalSeconds: { create: 3, update: 3, delete: 2 },
  price: { free: 'The first million objects of the catalog cost nothing' },
  consoleUrl: (node, region) =>
    consoleUrl(region, 'glue', `/v2/data-catalog/databases/view/${node.id}`),
});
