import { createHash } from 'node:crypto';
import type { TableInput } from '@aws-sdk/client-glue';
import { AwsError, type CallContext } from '../../service.ts';
import { type CrawledFolder, layOut, tableName } from './crawl-layout.ts';
import { crawlPartitions } from './crawl-partitions.ts';
import { listObjects } from './crawl-source.ts';
import type { CrawlChanges, CrawlerRecord } from './crawler-store.ts';
import { databases } from './databases.ts';
import { describeFolder } from './describe-folder.ts';
import { emitTableListChange } from './emit-glue-events.ts';
import { type S3Place, s3Place } from './s3-place.ts';
import { findTable, removeTable, type TableRecord, tablesOf } from './table-store.ts';
import { addTable, changeTable } from './tables.ts';

interface Work {
  readonly ctx: CallContext;
  readonly crawler: CrawlerRecord;
  readonly database: string;
  readonly added: string[];
  readonly updated: string[];
  readonly deleted: string[];
  readonly seen: Set<string>;
  partitionsAdded: number;
  partitionsDeleted: number;
}

/**
 * Looks at the objects of a crawler's targets and brings the catalog up to date with them.
 * @throws AwsError for a bucket, a database or a table that is not there
 */
export async function crawl(ctx: CallContext, crawler: CrawlerRecord): Promise<CrawlChanges> {
  const { DatabaseName = '', Targets = {} } = crawler.settings;
  const work: Work = {
    ctx,
    crawler,
    database: DatabaseName.toLowerCase(),
    added: [],
    updated: [],
    deleted: [],
    seen: new Set(),
    partitionsAdded: 0,
    partitionsDeleted: 0,
  };
  for (const { Path = '', Exclusions } of Targets.S3Targets ?? []) {
    const place = s3Place(Path);
    const objects = await listObjects(ctx, place, Exclusions);
    requireDatabase(work);
    for (const folder of layOut(place.bucket, place.prefix, objects)) {
      await crawlFolder(work, place, folder);
    }
  }
  for (const { DatabaseName: database = '', Tables = [] } of Targets.CatalogTargets ?? []) {
    for (const name of Tables) await crawlTable(work, database.toLowerCase(), name.toLowerCase());
  }
  if (Targets.S3Targets?.length) forgetVanished(work);
  return {
    tablesAdded: work.added,
    tablesUpdated: work.updated,
    tablesDeleted: work.deleted,
    partitionsAdded: work.partitionsAdded,
    partitionsDeleted: work.partitionsDeleted,
  };
}

function requireDatabase({ ctx, database }: Work): void {
  if (databases.find(ctx, database)) return;
  throw new AwsError(
    'EntityNotFoundException',
    `Database does not exist or principal is not authorized to create tables. (Database name: ${database})`,
  );
}

/** A table that already describes the folder is brought up to date, whatever its name. */
async function crawlFolder(work: Work, place: S3Place, folder: CrawledFolder): Promise<void> {
  const { ctx, crawler, database } = work;
  const location = `s3://${place.bucket}/${folder.prefix}`;
  const name = tableName(crawler.settings.TablePrefix ?? '', folder.name);
  const known = tablesOf(ctx, database);
  const existing =
    known.find((table) => locationOf(table) === location) ??
    known.find((table) => table.name === name && locationOf(table) === undefined);
  const found = await describeFolder(ctx, crawler, place, folder, existing);
  const isTaken = !existing && known.some((table) => table.name === name);
  const free = isTaken ? `${name}_${createHash('md5').update(location).digest('hex')}` : name;
  const table = existing ? update(work, existing, found) : add(work, { ...found, Name: free });
  work.seen.add(table.name);
  recordPartitions(work, table, place, folder);
}

async function crawlTable(work: Work, database: string, name: string): Promise<void> {
  const { ctx, crawler } = work;
  const table = findTable(ctx, database, name);
  if (!table) throw new AwsError('EntityNotFoundException', `Table ${name} not found.`);
  const place = s3Place(locationOf(table) ?? '');
  const [folder, ...others] = layOut(place.bucket, place.prefix, await listObjects(ctx, place));
  if (!folder || others.length > 0) return;
  const found = await describeFolder(ctx, crawler, place, folder, table);
  recordPartitions(work, update(work, table, found), place, folder);
}

function recordPartitions(
  work: Work,
  table: TableRecord,
  { bucket }: S3Place,
  folder: CrawledFolder,
): void {
  const { added, deleted } = crawlPartitions(work.ctx, table, bucket, folder);
  work.partitionsAdded += added;
  work.partitionsDeleted += deleted;
}

function add(work: Work, input: TableInput): TableRecord {
  const table = addTable(work.ctx, work.database, input);
  work.added.push(table.name);
  return table;
}

function update(work: Work, table: TableRecord, found: TableInput): TableRecord {
  const behavior = work.crawler.settings.SchemaChangePolicy?.UpdateBehavior;
  const wanted = { ...table.input, ...found, Name: table.name };
  if (behavior === 'LOG' || sameSchema(table.input, wanted)) return table;
  work.updated.push(table.name);
  return changeTable(work.ctx, table, wanted);
}

function sameSchema(a: TableInput, b: TableInput): boolean {
  const schemaOf = (table: TableInput) =>
    JSON.stringify([table.StorageDescriptor?.Columns, table.PartitionKeys]);
  return schemaOf(a) === schemaOf(b);
}

/** What this crawler made and now finds nothing of is deleted, marked or left, as its policy says. */
function forgetVanished(work: Work): void {
  const { ctx, crawler, database, seen } = work;
  const behavior = crawler.settings.SchemaChangePolicy?.DeleteBehavior ?? 'DEPRECATE_IN_DATABASE';
  if (behavior === 'LOG') return;
  const vanished = tablesOf(ctx, database).filter(
    ({ name, input }) => input.Parameters?.UPDATED_BY_CRAWLER === crawler.name && !seen.has(name),
  );
  for (const table of vanished) {
    if (behavior === 'DELETE_FROM_DATABASE') {
      removeTable(ctx, table);
      emitTableListChange(ctx, table, 'DeleteTable');
      work.deleted.push(table.name);
    } else if (!table.input.Parameters?.DEPRECATED_BY_CRAWLER) {
      const DEPRECATED_BY_CRAWLER = String(ctx.clock.now().getTime());
      const Parameters = { ...table.input.Parameters, DEPRECATED_BY_CRAWLER };
      changeTable(ctx, table, { ...table.input, Parameters });
      work.updated.push(table.name);
    }
  }
}

function locationOf({ input }: TableRecord): string | undefined {
  const location = input.StorageDescriptor?.Location;
  return location && (location.endsWith('/') ? location : `${location}/`);
}
