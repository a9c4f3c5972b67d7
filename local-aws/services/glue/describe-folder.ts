import type { Column, TableInput } from '@aws-sdk/client-glue';
import type { CallContext } from '../../service.ts';
import type { CrawledFolder } from './crawl-layout.ts';
import { readHead } from './crawl-source.ts';
import type { CrawlerRecord } from './crawler-store.ts';
import { formatOf, serializationOf } from './file-formats.ts';
import { inferSchema, type Schema } from './infer-schema.ts';
import type { S3Place } from './s3-place.ts';
import type { TableRecord } from './table-store.ts';

/** The table that a folder's objects show, over what is known of it already. */
export async function describeFolder(
  ctx: CallContext,
  crawler: CrawlerRecord,
  { bucket }: S3Place,
  folder: CrawledFolder,
  existing: TableRecord | undefined,
): Promise<TableInput> {
  const [sample] = folder.objects;
  const { classification, compression } = formatOf(sample?.key ?? '');
  const head = sample && (await readHead(ctx, bucket, sample, compression));
  const schema = head && inferSchema(classification, head.text, head.isWhole);
  const kept = existing?.input;
  const PartitionKeys = kept?.PartitionKeys?.length
    ? kept.PartitionKeys
    : folder.partitionKeys.map((Name) => ({ Name, Type: 'string' }));
  const columns = columnsOf(schema, kept).filter(
    ({ Name }) => !PartitionKeys.some((key) => key.Name === Name),
  );
  return {
    Name: folder.name,
    TableType: 'EXTERNAL_TABLE',
    PartitionKeys,
    Parameters: {
      ...kept?.Parameters,
      ...parametersOf(crawler, folder, classification, compression, schema),
    },
    StorageDescriptor: {
      ...serializationOf(classification, schema?.delimiter ?? ','),
      ...kept?.StorageDescriptor,
      Columns: columns,
      Location: `s3://${bucket}/${folder.prefix}`,
      Compressed: compression !== undefined,
    },
  };
}

/** Columns found are added to those known; nothing that is known goes, and formats that are not read add nothing. */
function columnsOf(schema: Schema | undefined, kept: TableInput | undefined): Column[] {
  const known = kept?.StorageDescriptor?.Columns ?? [];
  const found = schema?.columns ?? [];
  return [...known, ...found.filter(({ Name }) => !known.some((each) => each.Name === Name))];
}

function parametersOf(
  { name }: CrawlerRecord,
  { objects }: CrawledFolder,
  classification: string,
  compression: string | undefined,
  schema: Schema | undefined,
): Record<string, string> {
  const sizeKey = objects.reduce((sum, { size }) => sum + size, 0);
  return {
    classification,
    compressionType: compression ?? 'none',
    objectCount: String(objects.length),
    sizeKey: String(sizeKey),
    averageRecordSize: String(objects.length === 0 ? 0 : Math.round(sizeKey / objects.length)),
    typeOfData: 'file',
    UPDATED_BY_CRAWLER: name,
    ...(schema?.delimiter && { delimiter: schema.delimiter }),
    ...(schema?.hasHeader && { 'skip.header.line.count': '1' }),
  };
}
