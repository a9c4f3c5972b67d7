import type { Partition, PartitionInput } from '@aws-sdk/client-glue';
import type { CallContext } from '../../service.ts';

export interface PartitionRecord {
  readonly values: readonly string[];
  readonly input: PartitionInput;
  readonly createTime: string;
}

interface TableName {
  readonly database: string;
  readonly name: string;
}

const collectionOf = ({ database, name }: TableName) => `glue.partition:${database}/${name}`;
const idOf = (values: readonly string[]) => JSON.stringify(values);

export function partitionsOf(ctx: CallContext, table: TableName): PartitionRecord[] {
  return ctx.store
    .list<PartitionRecord>(collectionOf(table))
    .sort((a, b) => (idOf(a.values) < idOf(b.values) ? -1 : 1));
}

export function findPartition(
  ctx: CallContext,
  table: TableName,
  values: readonly string[],
): PartitionRecord | undefined {
  return ctx.store.get<PartitionRecord>(collectionOf(table), idOf(values));
}

export function savePartition(
  ctx: CallContext,
  table: TableName,
  partition: PartitionRecord,
): void {
  ctx.store.put(collectionOf(table), idOf(partition.values), partition);
}

export function removePartition(
  ctx: CallContext,
  table: TableName,
  { values }: PartitionRecord,
): void {
  ctx.store.delete(collectionOf(table), idOf(values));
}

export function removePartitions(ctx: CallContext, table: TableName): void {
  for (const partition of partitionsOf(ctx, table)) removePartition(ctx, table, partition);
}

export function presentPartition(
  ctx: CallContext,
  { database, name }: TableName,
  { values, input, createTime }: PartitionRecord,
): Partition {
  const { LastAccessTime, LastAnalyzedTime, ...others } = input;
  return {
    ...others,
    Values: [...values],
    DatabaseName: database,
    TableName: name,
    CreationTime: new Date(createTime),
    ...(LastAccessTime && { LastAccessTime: new Date(LastAccessTime) }),
    ...(LastAnalyzedTime && { LastAnalyzedTime: new Date(LastAnalyzedTime) }),
    CatalogId: ctx.account,
  };
}
