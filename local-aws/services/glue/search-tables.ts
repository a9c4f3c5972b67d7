import type {
  PropertyPredicate,
  SearchTablesRequest,
  SearchTablesResponse,
  SortCriterion,
} from '@aws-sdk/client-glue';
import type { CallContext } from '../../service.ts';
import { pageOf } from './page.ts';
import { allTables, presentTable, type TableRecord } from './table-store.ts';

/** Finds tables of every database by words in what describes them, and by properties. */
export function searchTables(input: SearchTablesRequest, ctx: CallContext): SearchTablesResponse {
  const { Filters = [], SearchText = '', SortCriteria = [] } = input;
  const found = allTables(ctx).filter(
    (table) =>
      Filters.every((filter) => passes(table, filter)) &&
      textsOf(table).some((text) => text.toLowerCase().includes(unquoted(SearchText))),
  );
  const { items, NextToken } = pageOf(sorted(found, SortCriteria[0]), input);
  return {
    TableList: items.map((table) => presentTable(ctx, table)),
    ...(NextToken && { NextToken }),
  };
}

function textsOf({ database, name, input }: TableRecord): string[] {
  const columns = [...(input.StorageDescriptor?.Columns ?? []), ...(input.PartitionKeys ?? [])];
  return [
    name,
    database,
    input.Description ?? '',
    ...columns.map((column) => column.Name ?? ''),
    ...Object.values(input.Parameters ?? {}),
  ];
}

function unquoted(text: string): string {
  return text.replace(/^"(.*)"$/, '$1').toLowerCase();
}

/** A text property matches where it occurs; a time by the comparator. */
function passes(table: TableRecord, { Comparator, Key = '', Value = '' }: PropertyPredicate) {
  const property = propertyOf(table, Key);
  if (property === undefined) return false;
  switch (Comparator) {
    case undefined:
      return property.toLowerCase().includes(Value.toLowerCase());
    case 'EQUALS':
      return property === Value;
    case 'GREATER_THAN':
      return property > Value;
    case 'LESS_THAN':
      return property < Value;
    case 'GREATER_THAN_EQUALS':
      return property >= Value;
    case 'LESS_THAN_EQUALS':
      return property <= Value;
  }
  return false;
}

function propertyOf(table: TableRecord, key: string): string | undefined {
  const properties: Readonly<Record<string, string | undefined>> = {
    name: table.name,
    tablename: table.name,
    databasename: table.database,
    description: table.input.Description,
    updatetime: table.updateTime,
    createtime: table.createTime,
  };
  return properties[key.toLowerCase()] ?? table.input.Parameters?.[key];
}

function sorted(tables: readonly TableRecord[], criterion: SortCriterion | undefined) {
  const { FieldName = '', Sort = 'ASC' } = criterion ?? {};
  if (FieldName === '') return tables;
  const ordered = tables.toSorted((a, b) =>
    (propertyOf(a, FieldName) ?? '') < (propertyOf(b, FieldName) ?? '') ? -1 : 1,
  );
  return Sort === 'DESC' ? ordered.reverse() : ordered;
}
