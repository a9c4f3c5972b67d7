import { randomUUID } from 'node:crypto';
import type { CallContext } from '../../service.ts';
import { recordResourceEvent } from '../stacks/stack-events.ts';
import { getResource, putResource, requireStack } from '../stacks/stack-store.ts';
import { advance } from './advance.ts';
import { cancelTasks } from './fail-task.ts';
import { startRestore, startRollback } from './finish-phase.ts';
import { note, remember } from './note-operation.ts';
import type { OperationRecord } from './operation.ts';
import { getOperation, putOperation, updateOperation } from './operation-store.ts';
import { setStatus } from './stack-status.ts';

/** Gives a creation up for a deletion: what runs is cancelled, then everything made is deleted. */
export function cancelCreation(ctx: CallContext, operation: OperationRecord, token?: string): void {
  const { stackId } = operation;
  const deletion = { id: randomUUID(), token };
  const startedAt = ctx.clock.now().toISOString();
  note(ctx, { ...operation, ...deletion, type: 'DELETE_STACK', startedAt });
  updateOperation(ctx.store, stackId, () => ({ userCancelled: true, deletion }));
  const current = getOperation(ctx.store, stackId);
  if (!current) return;
  setStatus(ctx, { stackId, ...deletion }, 'DELETE_IN_PROGRESS', 'User Initiated', {
    deletedAt: ctx.clock.now().toISOString(),
  });
  cancelTasks({ ctx }, current);
  advance(ctx, stackId);
}

/** Gives an update up: what runs is cancelled, then everything is put back. */
export function cancelUpdate(ctx: CallContext, operation: OperationRecord, token?: string): void {
  const { stackId } = operation;
  remember(ctx, stackId, token, operation.id);
  updateOperation(ctx.store, stackId, () => ({ userCancelled: true }));
  const current = getOperation(ctx.store, stackId);
  if (current) cancelTasks({ ctx }, current);
  advance(ctx, stackId);
}

/** Undoes an operation whose failure was kept. */
export function rollBack(ctx: CallContext, operation: OperationRecord, token?: string): string {
  const renewed = renew(ctx, operation, 'ROLLBACK', token);
  if (operation.type === 'CREATE_STACK') startRollback(ctx, renewed, 'User Initiated');
  else startRestore(ctx, renewed, 'User Initiated');
  advance(ctx, operation.stackId);
  return renewed.id;
}

/** Tries a failed restoration again, leaving the resources to skip as they are. */
export function continueRollback(
  ctx: CallContext,
  operation: OperationRecord,
  skipped: readonly string[],
  token?: string,
): string {
  const { stackId } = operation;
  const renewed = renew(ctx, operation, 'CONTINUE_ROLLBACK', token);
  updateOperation(ctx.store, stackId, ({ tasks }) => ({
    failures: [],
    suspended: false,
    tasks: tasks.map((task) => {
      if (skipped.includes(task.logicalId)) return { ...task, state: 'done' };
      return task.state === 'done' ? task : { ...task, state: 'waiting' };
    }),
  }));
  setStatus(ctx, renewed, 'UPDATE_ROLLBACK_IN_PROGRESS', 'User Initiated');
  for (const logicalId of skipped) markSkipped(ctx, renewed, logicalId);
  advance(ctx, stackId);
  return renewed.id;
}

/** As the API reference of ContinueUpdateRollback has it: what is skipped counts as updated. */
function markSkipped(
  ctx: CallContext,
  { id: operationId, stackId, token }: OperationRecord,
  logicalId: string,
): void {
  const resource = getResource(ctx.store, stackId, logicalId);
  if (!resource) return;
  const updatedAt = ctx.clock.now().toISOString();
  const skipped = { ...resource, status: 'UPDATE_COMPLETE', statusReason: undefined, updatedAt };
  putResource(ctx.store, stackId, skipped);
  recordResourceEvent(ctx, requireStack(ctx.store, stackId), skipped, { operationId, token });
}

function renew(
  ctx: CallContext,
  operation: OperationRecord,
  type: 'ROLLBACK' | 'CONTINUE_ROLLBACK',
  token: string | undefined,
): OperationRecord {
  const startedAt = ctx.clock.now().toISOString();
  const renewed = { ...operation, id: randomUUID(), token, startedAt };
  putOperation(ctx.store, renewed);
  note(ctx, { ...renewed, type });
  return renewed;
}
