import type { Table, TableInput } from '@aws-sdk/client-glue';
import type { CallContext } from '../../service.ts';
import { removePartitions } from './partition-store.ts';
import { notFound } from './refusals.ts';

export interface TableRecord {
  readonly database: string;
  readonly name: string;
  readonly input: TableInput;
  readonly version: number;
  readonly createTime: string;
  readonly updateTime: string;
}

const tables = 'glue.table';
const keptVersions = 100;

const idOf = ({ database, name }: Pick<TableRecord, 'database' | 'name'>) => `${database}/${name}`;
const versionsOf = (table: Pick<TableRecord, 'database' | 'name'>) =>
  `glue.table-version:${idOf(table)}`;

export function tablesOf(ctx: CallContext, database: string): TableRecord[] {
  return allTables(ctx).filter((table) => table.database === database);
}

export function allTables(ctx: CallContext): TableRecord[] {
  return ctx.store.list<TableRecord>(tables).sort((a, b) => (idOf(a) < idOf(b) ? -1 : 1));
}

export function findTable(
  ctx: CallContext,
  database: string,
  name: string,
): TableRecord | undefined {
  return ctx.store.get<TableRecord>(tables, `${database.toLowerCase()}/${name.toLowerCase()}`);
}

/** @throws AwsError EntityNotFoundException */
export function existingTable(
  ctx: CallContext,
  database: string | undefined,
  name: string | undefined,
): TableRecord {
  const found = findTable(ctx, database ?? '', name ?? '');
  if (found) return found;
  throw notFound(`Table ${name ?? ''} not found.`);
}

/** Saves a table and archives this state of it as a version. */
export function saveTable(ctx: CallContext, table: TableRecord): TableRecord {
  ctx.store.transaction(() => {
    ctx.store.put(tables, idOf(table), table);
    ctx.store.put(versionsOf(table), String(table.version), table);
    ctx.store.delete(versionsOf(table), String(table.version - keptVersions));
  });
  return table;
}

/** The newest first. */
export function tableVersions(ctx: CallContext, table: TableRecord): TableRecord[] {
  return ctx.store.list<TableRecord>(versionsOf(table)).sort((a, b) => b.version - a.version);
}

export function removeVersion(ctx: CallContext, version: TableRecord): void {
  ctx.store.delete(versionsOf(version), String(version.version));
}

export function removeTable(ctx: CallContext, table: TableRecord): void {
  ctx.store.transaction(() => {
    for (const version of tableVersions(ctx, table)) removeVersion(ctx, version);
    removePartitions(ctx, table);
    ctx.store.delete(tables, idOf(table));
  });
}

export function presentTable(ctx: CallContext, table: TableRecord): Table {
  const { LastAccessTime, LastAnalyzedTime, ...input } = table.input;
  return {
    ...input,
    Name: table.name,
    DatabaseName: table.database,
    CreateTime: new Date(table.createTime),
    UpdateTime: new Date(table.updateTime),
    // State is JSON, which has dates as text.
    ...(LastAccessTime && { LastAccessTime: new Date(LastAccessTime) }),
    ...(LastAnalyzedTime && { LastAnalyzedTime: new Date(LastAnalyzedTime) }),
    CreatedBy: `arn:aws:iam::${ctx.account}:root`,
    IsRegisteredWithLakeFormation: false,
    CatalogId: ctx.account,
    VersionId: String(table.version),
  };
}
