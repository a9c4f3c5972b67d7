import type {
  BatchCreatePartitionRequest,
  BatchCreatePartitionResponse,
  BatchDeletePartitionRequest,
  BatchDeletePartitionResponse,
  BatchGetPartitionRequest,
  BatchGetPartitionResponse,
  BatchUpdatePartitionRequest,
  BatchUpdatePartitionResponse,
  ErrorDetail,
} from '@aws-sdk/client-glue';
import { AwsError, type CallContext } from '../../service.ts';
import { emitTableChange } from './emit-glue-events.ts';
import { findPartition, presentPartition, removePartition } from './partition-store.ts';
import { addPartition, changePartition, existingPartition } from './partitions.ts';
import { existingTable } from './table-store.ts';

/** What a batch answers for each of its members that was refused. */
function refusalsOf<T>(members: readonly T[], work: (member: T) => void) {
  return members.flatMap((member): { member: T; ErrorDetail: ErrorDetail }[] => {
    try {
      work(member);
      return [];
    } catch (cause) {
      if (!(cause instanceof AwsError)) throw cause;
      return [{ member, ErrorDetail: { ErrorCode: cause.code, ErrorMessage: cause.message } }];
    }
  });
}

export function batchCreatePartition(
  input: BatchCreatePartitionRequest,
  ctx: CallContext,
): BatchCreatePartitionResponse {
  const table = existingTable(ctx, input.DatabaseName, input.TableName);
  const refused = refusalsOf(input.PartitionInputList ?? [], (partition) =>
    addPartition(ctx, table, partition),
  );
  const made = (input.PartitionInputList ?? []).filter(
    (partition) => !refused.some(({ member }) => member === partition),
  );
  if (made.length > 0) {
    const values = made.map(({ Values = [] }) => Values);
    emitTableChange(ctx, table, 'BatchCreatePartition', values);
  }
  return {
    Errors: refused.map(({ member, ErrorDetail }) => ({
      PartitionValues: member.Values,
      ErrorDetail,
    })),
  };
}

export function batchGetPartition(
  input: BatchGetPartitionRequest,
  ctx: CallContext,
): BatchGetPartitionResponse {
  const table = existingTable(ctx, input.DatabaseName, input.TableName);
  const found = (input.PartitionsToGet ?? []).flatMap(({ Values = [] }) => {
    const partition = findPartition(ctx, table, Values);
    return partition ? [presentPartition(ctx, table, partition)] : [];
  });
  return { Partitions: found, UnprocessedKeys: [] };
}

export function batchUpdatePartition(
  input: BatchUpdatePartitionRequest,
  ctx: CallContext,
): BatchUpdatePartitionResponse {
  const table = existingTable(ctx, input.DatabaseName, input.TableName);
  const refused = refusalsOf(input.Entries ?? [], (entry) =>
    changePartition(ctx, table, entry.PartitionValueList, entry.PartitionInput ?? {}),
  );
  return {
    Errors: refused.map(({ member, ErrorDetail }) => ({
      PartitionValueList: member.PartitionValueList,
      ErrorDetail,
    })),
  };
}

export function batchDeletePartition(
  input: BatchDeletePartitionRequest,
  ctx: CallContext,
): BatchDeletePartitionResponse {
  const table = existingTable(ctx, input.DatabaseName, input.TableName);
  const refused = refusalsOf(input.PartitionsToDelete ?? [], ({ Values }) =>
    removePartition(ctx, table, existingPartition(ctx, table, Values)),
  );
  return {
    Errors: refused.map(({ member, ErrorDetail }) => ({
      PartitionValues: member.Values,
      ErrorDetail,
    })),
  };
}
