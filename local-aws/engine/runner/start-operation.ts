import { randomUUID } from 'node:crypto';
import type { CallContext } from '../../service.ts';
import type { OnFailure, StackDefinition, StackRecord } from '../stacks/stack-record.ts';
import { listResources, putStack, requireStack } from '../stacks/stack-store.ts';
import { advance } from './advance.ts';
import { limitCreation } from './creation-timeout.ts';
import { stackInstance } from './desired-resource.ts';
import { cancelTasks } from './fail-task.ts';
import { startRestore, startRollback } from './finish-phase.ts';
import {
  deletionTasks,
  type OperationRecord,
  type OperationType,
  orderedTasks,
} from './operation.ts';
import { getOperation, putOperation, updateOperation } from './operation-store.ts';
import { setStatus } from './stack-status.ts';

export interface OperationOptions {
  readonly token?: string;
  readonly changeSetId?: string;
  readonly onFailure?: OnFailure;
  readonly retainExceptOnCreate?: boolean;
}

/** Starts making the resources of a stack that has none; answers the operation's id. */
export function startCreate(
  ctx: CallContext,
  stack: StackRecord,
  options: OperationOptions,
): string {
  const operation = begin(ctx, stack, 'CREATE_STACK', options);
  putOperation(ctx.store, operation);
  setStatus(ctx, operation, 'CREATE_IN_PROGRESS', 'User Initiated', { statusReason: undefined });
  limitCreation(ctx, stack.id);
  provisionAll(ctx, stack.id);
  return operation.id;
}

/** Starts bringing a stack to another definition; a roll-back of a failed update returns to the one before it. */
export function startUpdate(
  ctx: CallContext,
  stack: StackRecord,
  definition: StackDefinition,
  options: OperationOptions,
): string {
  const unfinished = getOperation(ctx.store, stack.id);
  const operation: OperationRecord = {
    ...begin(ctx, stack, 'UPDATE_STACK', options),
    previous: unfinished?.previous ?? stack.definition,
    before: unfinished?.before ?? {},
    replaced: unfinished?.replaced ?? [],
  };
  putOperation(ctx.store, operation);
  const updatedAt = ctx.clock.now().toISOString();
  setStatus(ctx, operation, 'UPDATE_IN_PROGRESS', 'User Initiated', { definition, updatedAt });
  provisionAll(ctx, stack.id);
  return operation.id;
}

export interface DeleteOptions extends OperationOptions {
  readonly retain?: readonly string[];
  readonly force?: boolean;
}

export function startDelete(ctx: CallContext, stack: StackRecord, options: DeleteOptions): string {
  const resources = listResources(ctx.store, stack.id);
  const operation: OperationRecord = {
    ...begin(ctx, stack, 'DELETE_STACK', options),
    phase: 'delete',
    tasks: deletionTasks(resources.filter(({ status }) => status !== 'DELETE_COMPLETE')),
    retain: options.retain ?? [],
    force: options.force ?? false,
  };
  putOperation(ctx.store, operation);
  setStatus(ctx, operation, 'DELETE_IN_PROGRESS', 'User Initiated', {
    deletedAt: ctx.clock.now().toISOString(),
  });
  advance(ctx, stack.id);
  return operation.id;
}

/** Gives a creation up for a deletion: what runs is cancelled, then everything made is deleted. */
export function cancelCreation(ctx: CallContext, operation: OperationRecord, token?: string): void {
  const { stackId } = operation;
  updateOperation(ctx.store, stackId, () => ({ userCancelled: true, token }));
  const current = getOperation(ctx.store, stackId);
  if (!current) return;
  setStatus(ctx, current, 'DELETE_IN_PROGRESS', 'User Initiated', {
    deletedAt: ctx.clock.now().toISOString(),
  });
  cancelTasks({ ctx }, current);
  advance(ctx, stackId);
}

/** Gives an update up: what runs is cancelled, then everything is put back. */
export function cancelUpdate(ctx: CallContext, operation: OperationRecord): void {
  const { stackId } = operation;
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
  advance(ctx, stackId);
  return renewed.id;
}

function provisionAll(ctx: CallContext, stackId: string): void {
  const { dependencies } = stackInstance({ ctx, stackId });
  updateOperation(ctx.store, stackId, () => ({ tasks: orderedTasks('provision', dependencies) }));
  advance(ctx, stackId);
}

function begin(
  ctx: CallContext,
  stack: StackRecord,
  type: OperationType,
  options: OperationOptions,
): OperationRecord {
  const operation: OperationRecord = {
    id: randomUUID(),
    stackId: stack.id,
    type,
    phase: 'provision',
    token: options.token,
    startedAt: ctx.clock.now().toISOString(),
    tasks: [],
    failures: [],
    cancelling: false,
    suspended: false,
    changeSetId: options.changeSetId,
    onFailure: options.onFailure ?? 'ROLLBACK',
    retainExceptOnCreate: options.retainExceptOnCreate ?? false,
    before: {},
    replaced: [],
    abandoned: [],
    retain: [],
    force: false,
    userCancelled: false,
  };
  note(ctx, operation);
  return operation;
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

/** Remembers the operation with its stack, and its token so that a repeated request is answered, not repeated. */
function note(ctx: CallContext, { stackId, id, type, token, startedAt }: OperationRecord): void {
  const stack = requireStack(ctx.store, stackId);
  putStack(ctx.store, {
    ...stack,
    operations: [...stack.operations, { id, type, startedAt }],
    tokens: token === undefined ? stack.tokens : { ...stack.tokens, [token]: id },
  });
}
