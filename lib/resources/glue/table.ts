import { consoleUrl } from '../console-url.ts';
import { defineResource } from '../resource-module.ts';

export const glueTable = defineResource({
  type: 'AWS::Glue::Table',
  title: 'Catalog table',
  plural: 'Catalog tables',
  icon: 'aws:data-catalog',
  physicalId: /^[^:]+$/,
  statuses: {},
  nameAt: 'Name',
  properties: [
    { label: 'Name', path: 'Name' },
    { label: 'Database', path: 'DatabaseName' },
    { label: 'Location', path: 'StorageDescriptor.Location' },
    { label: 'Format', path: 'Parameters.classification' },
    { label: 'Columns', path: 'StorageDescriptor.Columns[].Name' },
    { label: 'Partitioned by', path: 'PartitionKeys[].Name' },
    { label: 'Updated', path: 'UpdateTime' },
  ],
  restless: ['LastAccessTime'],
  relations: [
    { kind: 'in', property: 'DatabaseName', to: 'AWS::Glue::Database' },
    {
      kind: 'reads',
      property: 'StorageDescriptor.Location',
      to: 'AWS::S3::Bucket',
      match: 's3-uri',
      label: ['StorageDescriptor.Location'],
    },
  ],
  typicalSeconds: { create: 3, update: 3, delete: 2 },
  price: { free: 'The first million objects of the catalog cost nothing' },
  consoleUrl: (node, region) => {
    const [database, table] = node.id.split('/');
    return consoleUrl(region, 'glue', `/v2/data-catalog/tables/view/${table}?database=${database}`);
  },
});
