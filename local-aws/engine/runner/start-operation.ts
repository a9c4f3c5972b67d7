import { randomUUID } from 'node:crypto';
import type { CallContext } from '../../service.ts';
import type { OnFailure, StackDefinition, StackRecord } from '../stacks/stack-record.ts';
import { listResources } from '../stacks/stack-store.ts';
import { advance } from './advance.ts';
import { limitCreation } from './creation-timeout.ts';
import { stackInstance } from './desired-resource.ts';
import { note } from './note-operation.ts';
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
  /** Set where an update starts from what resources are, not from what the stack last made them. */
  readonly revertsDrift?: boolean;
  /** A stack policy in place of the stack's while the operation runs. */
  readonly policy?: string | undefined;
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
    ...(options.revertsDrift && { actual: {} }),
    ...(options.policy !== undefined && { policy: options.policy }),
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

export function provisionAll(ctx: CallContext, stackId: string): void {
  const { dependencies } = stackInstance({ ctx, stackId });
  updateOperation(ctx.store, stackId, () => ({ tasks: orderedTasks('provision', dependencies) }));
  advance(ctx, stackId);
}

export function begin(
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
