import type {
  DeleteTableVersionRequest,
  GetTableVersionRequest,
  GetTableVersionResponse,
  GetTableVersionsRequest,
  GetTableVersionsResponse,
  TableVersion,
} from '@aws-sdk/client-glue';
import type { CallContext } from '../../service.ts';
import { pageOf } from './page.ts';
import { invalidInput, notFound } from './refusals.ts';
import {
  existingTable,
  presentTable,
  removeVersion,
  type TableRecord,
  tableVersions,
} from './table-store.ts';

export function getTableVersions(
  input: GetTableVersionsRequest,
  ctx: CallContext,
): GetTableVersionsResponse {
  const table = existingTable(ctx, input.DatabaseName, input.TableName);
  const { items, NextToken } = pageOf(tableVersions(ctx, table), input);
  return {
    TableVersions: items.map((version) => present(ctx, version)),
    ...(NextToken && { NextToken }),
  };
}

/** The newest version where none is named. */
export function getTableVersion(
  input: GetTableVersionRequest,
  ctx: CallContext,
): GetTableVersionResponse {
  const table = existingTable(ctx, input.DatabaseName, input.TableName);
  return { TableVersion: present(ctx, versionOf(ctx, table, input.VersionId)) };
}

/** @throws AwsError EntityNotFoundException, InvalidInputException for the version in use */
export function deleteTableVersion(input: DeleteTableVersionRequest, ctx: CallContext): object {
  const table = existingTable(ctx, input.DatabaseName, input.TableName);
  const version = versionOf(ctx, table, input.VersionId);
  if (version.version === table.version) {
    throw invalidInput('Cannot delete the latest version of a table.');
  }
  removeVersion(ctx, version);
  return {};
}

function versionOf(ctx: CallContext, table: TableRecord, id: string | undefined): TableRecord {
  const wanted = id ?? String(table.version);
  if (wanted === String(table.version)) return table;
  const found = tableVersions(ctx, table).find(({ version }) => String(version) === wanted);
  if (found) return found;
  throw notFound(`Version ${wanted} of table ${table.name} not found.`);
}

function present(ctx: CallContext, version: TableRecord): TableVersion {
  return { Table: presentTable(ctx, version), VersionId: String(version.version) };
}
