import { join, ref, split, sub } from '../builder/intrinsics.ts';
import type { ResourceHandle } from '../builder/template.ts';
import type { Bucket, DataLakeScope } from './data-lake-scope.ts';
import { type CatalogTable, type Column, catalogTables } from './tables.ts';

type Database = ResourceHandle<'AWS::Glue::Database'>;

const deleted = { deletionPolicy: 'Delete', updateReplacePolicy: 'Delete' } as const;

/** The database and its nine tables. They describe data and hold none, so they go with the stack. */
export function addCatalog(scope: DataLakeScope, bucket: Bucket): Database {
  const { template, environment } = scope;
  const database = template.resource(
    'CatalogDatabase',
    'AWS::Glue::Database',
    {
      CatalogId: ref('AWS::AccountId'),
      DatabaseInput: {
        Name: sub`${join('_', split('-', environment))}_data_lake_catalog`,
        Description: 'Tables of the data lake',
        LocationUri: sub`s3://${ref(bucket)}/`,
      },
    },
    deleted,
  );
  for (const table of catalogTables) addTable(scope, bucket, database, table);
  return database;
}

/** Serialisation: AWS Glue Developer Guide, "Format options"; Athena User Guide, "SerDe reference". */
const formats = {
  json: {
    InputFormat: 'org.apache.hadoop.mapred.TextInputFormat',
    OutputFormat: 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat',
    SerdeInfo: {
      SerializationLibrary: 'org.openx.data.jsonserde.JsonSerDe',
      Parameters: { 'ignore.malformed.json': 'true' },
    },
  },
  parquet: {
    InputFormat: 'org.apache.hadoop.hive.ql.io.parquet.MapredParquetInputFormat',
    OutputFormat: 'org.apache.hadoop.hive.ql.io.parquet.MapredParquetOutputFormat',
    SerdeInfo: {
      SerializationLibrary: 'org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe',
      Parameters: { 'serialization.format': '1' },
    },
  },
} as const;

function addTable(
  { template }: DataLakeScope,
  bucket: Bucket,
  database: Database,
  table: CatalogTable,
): void {
  template.resource(
    table.logicalId,
    'AWS::Glue::Table',
    {
      CatalogId: ref('AWS::AccountId'),
      DatabaseName: ref(database),
      TableInput: {
        Name: table.name,
        Description: table.description,
        TableType: 'EXTERNAL_TABLE',
        Parameters: { EXTERNAL: 'TRUE', classification: table.format, typeOfData: 'file' },
        PartitionKeys: table.partitionKeys.map(columnInput),
        StorageDescriptor: {
          ...formats[table.format],
          Columns: table.columns.map(columnInput),
          Location: sub`s3://${ref(bucket)}/${table.location}`,
          Compressed: false,
          StoredAsSubDirectories: false,
        },
      },
    },
    deleted,
  );
}

function columnInput({ name, type, comment }: Column) {
  return { Name: name, Type: type, Comment: comment };
}
