import type {
  CreatePartitionRequest,
  DeletePartitionRequest,
  GetPartitionRequest,
  GetPartitionResponse,
  GetPartitionsRequest,
  GetPartitionsResponse,
  PartitionInput,
  UpdatePartitionRequest,
} from '@aws-sdk/client-glue';
import type { CallContext } from '../../service.ts';
import { emitTableChange } from './emit-glue-events.ts';
import { pageOf } from './page.ts';
import { readPartitionExpression } from './partition-expression.ts';
import {
  findPartition,
  type PartitionRecord,
  partitionsOf,
  presentPartition,
  removePartition,
  savePartition,
} from './partition-store.ts';
import { alreadyExists, invalidInput, notFound } from './refusals.ts';
import { existingTable, type TableRecord } from './table-store.ts';

/** @throws AwsError AlreadyExistsException, EntityNotFoundException, InvalidInputException */
export function createPartition(input: CreatePartitionRequest, ctx: CallContext): object {
  const table = existingTable(ctx, input.DatabaseName, input.TableName);
  const partition = input.PartitionInput ?? {};
  addPartition(ctx, table, partition);
  emitTableChange(ctx, table, 'CreatePartition', [partition.Values ?? []]);
  return {};
}

export function addPartition(ctx: CallContext, table: TableRecord, input: PartitionInput): void {
  const values = valuesFor(table, input.Values);
  if (findPartition(ctx, table, values)) throw alreadyExists('Partition already exists.');
  savePartition(ctx, table, { values, input, createTime: ctx.clock.now().toISOString() });
}

function valuesFor(table: TableRecord, values: readonly string[] = []): readonly string[] {
  if (values.length === (table.input.PartitionKeys ?? []).length) return values;
  throw invalidInput('The number of partition keys do not match the number of partition values');
}

export function existingPartition(
  ctx: CallContext,
  table: TableRecord,
  values: readonly string[] | undefined,
): PartitionRecord {
  const found = findPartition(ctx, table, values ?? []);
  if (found) return found;
  throw notFound('Cannot find partition.');
}

export function getPartition(input: GetPartitionRequest, ctx: CallContext): GetPartitionResponse {
  const table = existingTable(ctx, input.DatabaseName, input.TableName);
  const found = existingPartition(ctx, table, input.PartitionValues);
  return { Partition: presentPartition(ctx, table, found) };
}

/** @throws AwsError EntityNotFoundException, InvalidInputException for an expression that is not read here */
export function getPartitions(
  input: GetPartitionsRequest,
  ctx: CallContext,
): GetPartitionsResponse {
  const table = existingTable(ctx, input.DatabaseName, input.TableName);
  const keys = table.input.PartitionKeys ?? [];
  const matches = readPartitionExpression(input.Expression ?? '', keys);
  const found = partitionsOf(ctx, table).filter(({ values }) => matches(values));
  const { items, NextToken } = pageOf(found, { ...input, MaxResults: input.MaxResults ?? 1000 });
  return {
    Partitions: items.map((partition) => presentPartition(ctx, table, partition)),
    ...(NextToken && { NextToken }),
  };
}

/** The values may change, which moves the partition. */
export function updatePartition(input: UpdatePartitionRequest, ctx: CallContext): object {
  const table = existingTable(ctx, input.DatabaseName, input.TableName);
  changePartition(ctx, table, input.PartitionValueList, input.PartitionInput ?? {});
  return {};
}

export function changePartition(
  ctx: CallContext,
  table: TableRecord,
  current: readonly string[] | undefined,
  input: PartitionInput,
): void {
  const found = existingPartition(ctx, table, current);
  const values = valuesFor(table, input.Values ?? found.values);
  if (String(values) !== String(found.values) && findPartition(ctx, table, values)) {
    throw alreadyExists('Partition already exists.');
  }
  ctx.store.transaction(() => {
    removePartition(ctx, table, found);
    savePartition(ctx, table, { ...found, values, input });
  });
}

export function deletePartition(input: DeletePartitionRequest, ctx: CallContext): object {
  const table = existingTable(ctx, input.DatabaseName, input.TableName);
  const partition = existingPartition(ctx, table, input.PartitionValues);
  removePartition(ctx, table, partition);
  emitTableChange(ctx, table, 'DeletePartition', [partition.values]);
  return {};
}
