import type { CallContext } from '../../service.ts';
import { recordStackEvent } from '../stacks/stack-events.ts';
import type { StackRecord } from '../stacks/stack-record.ts';
import { requireStack, updateStack } from '../stacks/stack-store.ts';
import type { OperationRecord } from './operation.ts';
import { removeOperation, updateOperation } from './operation-store.ts';

/** Gives a stack a status and records the event that tells of it. */
export function setStatus(
  ctx: CallContext,
  operation: Pick<OperationRecord, 'stackId' | 'id' | 'token'>,
  status: string,
  reason?: string,
  change: Partial<StackRecord> = {},
): void {
  const stack = updateStack(ctx.store, operation.stackId, {
    ...change,
    status,
    statusReason: reason,
  });
  recordStackEvent(ctx, stack, { operationId: operation.id, token: operation.token, reason });
}

/** Ends an operation with a stack's final status. */
export function conclude(
  ctx: CallContext,
  operation: OperationRecord,
  status: string,
  reason?: string,
  change: Partial<StackRecord> = {},
): void {
  setStatus(ctx, operation, status, reason, change);
  removeOperation(ctx.store, operation.stackId);
  summarise(ctx, operation, status);
}

/** Gives a stack a status in which the operation waits for its caller to continue or undo it. */
export function suspend(
  ctx: CallContext,
  operation: OperationRecord,
  status: string,
  reason: string,
): void {
  setStatus(ctx, operation, status, reason);
  updateOperation(ctx.store, operation.stackId, () => ({ suspended: true, cancelling: false }));
  summarise(ctx, operation, status);
}

function summarise(ctx: CallContext, operation: OperationRecord, status: string): void {
  const succeeded = !/FAILED|ROLLBACK/.test(status) || operation.type.includes('ROLLBACK');
  endEntry(ctx, operation, succeeded);
}

/** Notes with the stack that an operation is over. */
export function endEntry(
  ctx: CallContext,
  operation: Pick<OperationRecord, 'id' | 'stackId'>,
  succeeded: boolean,
): void {
  const endedAt = ctx.clock.now().toISOString();
  const stack = requireStack(ctx.store, operation.stackId);
  updateStack(ctx.store, operation.stackId, {
    operations: stack.operations.map((entry) =>
      entry.id === operation.id ? { ...entry, endedAt, succeeded } : entry,
    ),
  });
}
