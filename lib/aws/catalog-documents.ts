import type { Column, Database, Table } from '@aws-sdk/client-glue';
import type { CatalogColumn, CatalogDatabase, CatalogTable } from '#lib/api/catalog.ts';
import { timeOf } from './glue-run-documents.ts';

/** A database of the catalog as the API tells of it, its tables by name. */
export function databaseDocument(database: Database, tables: readonly Table[]): CatalogDatabase {
  return {
    name: database.Name ?? '',
    description: database.Description || null,
    location: database.LocationUri || null,
    createdAt: timeOf(database.CreateTime),
    tables: tables.map(tableDocument).sort((a, b) => a.name.localeCompare(b.name)),
  };
}

/** Crawlers leave their names in the parameters of what they make and change. */
const crawlerParameters = ['UPDATED_BY_CRAWLER', 'CREATED_BY_CRAWLER'];

export function tableDocument(table: Table): CatalogTable {
  const { DatabaseName: database = '', Name: name = '', Parameters = {} } = table;
  return {
    id: `${database}/${name}`,
    database,
    name,
    classification: Parameters.classification ?? null,
    location: table.StorageDescriptor?.Location || null,
    columns: table.StorageDescriptor?.Columns?.length ?? 0,
    partitionKeys: (table.PartitionKeys ?? []).map(({ Name = '' }) => Name),
    updatedAt: timeOf(table.UpdateTime ?? table.CreateTime),
    crawler: crawlerParameters.map((key) => Parameters[key]).find(Boolean) ?? null,
  };
}

/** The columns of a table, those that it is partitioned by last. */
export function columnsOf(table: Table | undefined): CatalogColumn[] {
  const document = (isPartitionKey: boolean) => (column: Column) => ({
    name: column.Name ?? '',
    type: column.Type ?? '',
    comment: column.Comment || null,
    isPartitionKey,
  });
  return [
    ...(table?.StorageDescriptor?.Columns ?? []).map(document(false)),
    ...(table?.PartitionKeys ?? []).map(document(true)),
  ];
}
