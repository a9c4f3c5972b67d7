import type { CallContext } from '../../service.ts';
import { failTask } from './fail-task.ts';
import { finishPhase } from './finish-phase.ts';
import { isPhaseOver, type OperationRecord, readyTasks, type Task } from './operation.ts';
import { getOperation, listOperations, updateTask } from './operation-store.ts';
import { provision } from './provision.ts';
import { release } from './release.ts';
import { remove } from './remove.ts';
import { restore } from './restore.ts';
import { Step } from './step.ts';

const work = { provision, restore, release, delete: remove };

/**
 * Starts whatever of a stack's operation can start, and takes it to its next phase when nothing can. Called
 * again after each task; all state is in the store, so that any process can call it next.
 */
export function advance(ctx: CallContext, stackId: string): void {
  let operation = getOperation(ctx.store, stackId);
  while (operation && !operation.suspended) {
    for (const task of readyTasks(operation)) start(ctx, operation, task);
    const current = getOperation(ctx.store, stackId);
    if (!current || !isPhaseOver(current)) return;
    finishPhase(ctx, current);
    operation = getOperation(ctx.store, stackId);
  }
}

/** Takes up the operations that the end of the process interrupted. */
export function resumeOperations(ctx: CallContext): void {
  for (const operation of listOperations(ctx.store)) {
    for (const task of operation.tasks.filter(({ state }) => state === 'running')) {
      start(ctx, operation, { ...task, interrupted: true });
    }
    advance(ctx, operation.stackId);
  }
}

function start(ctx: CallContext, operation: OperationRecord, task: Task): void {
  const { stackId } = operation;
  const running = { state: 'running', stage: 'calling', interrupted: task.interrupted } as const;
  updateTask(ctx.store, stackId, task.id, running);
  const step = new Step(ctx, operation, { ...task, ...running });
  void work[task.kind](step)
    .then(
      () => updateTask(ctx.store, stackId, task.id, { state: 'done' }),
      (cause: unknown) => failTask(step, cause),
    )
    .then(() => advance(ctx, stackId));
}
