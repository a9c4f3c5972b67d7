import type { CallContext } from '../../service.ts';
import { getStack } from '../stacks/stack-store.ts';
import { advance } from './advance.ts';
import { cancelTasks } from './fail-task.ts';
import { getOperation, listOperations } from './operation-store.ts';

/** Cancels a stack's creation when it takes longer than `TimeoutInMinutes` of AWS time. */
export function limitCreation(ctx: CallContext, stackId: string): void {
  const minutes = getStack(ctx.store, stackId)?.timeoutMinutes;
  const started = getOperation(ctx.store, stackId);
  if (minutes === undefined || started?.type !== 'CREATE_STACK') return;
  ctx.clock.after(minutes * 60, () => {
    const operation = getOperation(ctx.store, stackId);
    if (operation?.id !== started.id || operation.phase !== 'provision') return;
    cancelTasks({ ctx }, operation);
    advance(ctx, stackId);
  });
}

/** A restart gives creations their whole time again. */
export function resumeLimits(ctx: CallContext): void {
  for (const { stackId } of listOperations(ctx.store)) limitCreation(ctx, stackId);
}
