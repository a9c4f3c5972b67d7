import type {
  BatchDeleteTableRequest,
  BatchDeleteTableResponse,
  CreateTableRequest,
  DeleteTableRequest,
  GetTableRequest,
  GetTableResponse,
  GetTablesRequest,
  GetTablesResponse,
  TableInput,
  UpdateTableRequest,
} from '@aws-sdk/client-glue';
import { AwsError, type CallContext } from '../../service.ts';
import { existingDatabase } from './databases.ts';
import { emitTableChange, emitTableListChange } from './emit-glue-events.ts';
import { pageOf } from './page.ts';
import { alreadyExists, invalidInput, requireName } from './refusals.ts';
import {
  existingTable,
  findTable,
  presentTable,
  removeTable,
  saveTable,
  type TableRecord,
  tablesOf,
} from './table-store.ts';

/** @throws AwsError AlreadyExistsException, EntityNotFoundException, InvalidInputException */
export function createTable(input: CreateTableRequest, ctx: CallContext): object {
  const { name: database } = existingDatabase(ctx, input.DatabaseName);
  addTable(ctx, database, input.TableInput ?? { Name: input.Name });
  return {};
}

/** Adds a table, for callers that know the database to be there. */
export function addTable(ctx: CallContext, database: string, input: TableInput): TableRecord {
  const name = requireName(input.Name).toLowerCase();
  if (findTable(ctx, database, name)) throw alreadyExists('Table already exists.');
  requireColumnNames(input);
  const now = ctx.clock.now().toISOString();
  const table = { database, name, input, version: 0, createTime: now, updateTime: now };
  emitTableListChange(ctx, table, 'CreateTable');
  return saveTable(ctx, table);
}

function requireColumnNames({ StorageDescriptor, PartitionKeys = [] }: TableInput): void {
  const names = [...(StorageDescriptor?.Columns ?? []), ...PartitionKeys].map(({ Name }) => Name);
  const repeated = names.find((name, index) => names.indexOf(name) !== index);
  if (repeated !== undefined) {
    throw invalidInput(`Invalid input: column name ${repeated} occurs more than once.`);
  }
}

export function getTable(input: GetTableRequest, ctx: CallContext): GetTableResponse {
  const { name } = existingDatabase(ctx, input.DatabaseName);
  return { Table: presentTable(ctx, existingTable(ctx, name, input.Name)) };
}

/** `Expression` is a regular expression that the whole name must match. */
export function getTables(input: GetTablesRequest, ctx: CallContext): GetTablesResponse {
  const { name } = existingDatabase(ctx, input.DatabaseName);
  const wanted = nameFilter(input.Expression);
  const found = tablesOf(ctx, name).filter((table) => wanted(table.name));
  const { items, NextToken } = pageOf(found, input);
  return {
    TableList: items.map((table) => presentTable(ctx, table)),
    ...(NextToken && { NextToken }),
  };
}

function nameFilter(expression: string | undefined): (name: string) => boolean {
  if (!expression) return () => true;
  try {
    const pattern = new RegExp(`^(?:${expression})$`, 'i');
    return (name) => pattern.test(name);
  } catch {
    throw invalidInput(`Invalid expression: ${expression}`);
  }
}

/**
 * Replaces the whole definition and makes a new version of it.
 * @throws AwsError EntityNotFoundException, ConcurrentModificationException
 */
export function updateTable(input: UpdateTableRequest, ctx: CallContext): object {
  const { name } = existingDatabase(ctx, input.DatabaseName);
  const wanted = input.TableInput ?? { Name: input.Name };
  const table = existingTable(ctx, name, wanted.Name);
  if (input.VersionId !== undefined && input.VersionId !== String(table.version)) {
    throw new AwsError(
      'ConcurrentModificationException',
      `Update table failed due to concurrent modifications.`,
    );
  }
  changeTable(ctx, table, wanted);
  return {};
}

export function changeTable(ctx: CallContext, table: TableRecord, input: TableInput): TableRecord {
  requireColumnNames(input);
  const updateTime = ctx.clock.now().toISOString();
  emitTableChange(ctx, table, 'UpdateTable');
  return saveTable(ctx, { ...table, input, updateTime, version: table.version + 1 });
}

export function deleteTable(input: DeleteTableRequest, ctx: CallContext): object {
  const { name } = existingDatabase(ctx, input.DatabaseName);
  const table = existingTable(ctx, name, input.Name);
  removeTable(ctx, table);
  emitTableListChange(ctx, table, 'DeleteTable');
  return {};
}

export function batchDeleteTable(
  input: BatchDeleteTableRequest,
  ctx: CallContext,
): BatchDeleteTableResponse {
  const { name: database } = existingDatabase(ctx, input.DatabaseName);
  const missing: string[] = [];
  for (const name of input.TablesToDelete ?? []) {
    const table = findTable(ctx, database, name);
    if (!table) {
      missing.push(name);
      continue;
    }
    removeTable(ctx, table);
    emitTableListChange(ctx, table, 'BatchDeleteTable');
  }
  if (missing.length === 0) return {};
  return {
    Errors: missing.map((TableName) => ({
      TableName,
      ErrorDetail: {
        ErrorCode: 'EntityNotFoundException',
        ErrorMessage: `Table ${TableName} not found.`,
      },
    })),
  };
}
