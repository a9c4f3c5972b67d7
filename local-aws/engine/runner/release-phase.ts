import type { CallContext } from '../../service.ts';
import { listResources } from '../stacks/stack-store.ts';
import { failureSummary } from './failure-summary.ts';
import { type OperationRecord, orderedTasks } from './operation.ts';
import { updateOperation } from './operation-store.ts';
import { conclude, setStatus } from './stack-status.ts';

/** Starts giving up what an import took into the stack; the resources themselves stay. */
export function startRelease(ctx: CallContext, operation: OperationRecord, reason: string): void {
  const definition = operation.previous;
  setStatus(ctx, operation, 'IMPORT_ROLLBACK_IN_PROGRESS', reason, definition && { definition });
  const taken = listResources(ctx.store, operation.stackId).filter(
    ({ logicalId }) => operation.imports?.[logicalId],
  );
  updateOperation(ctx.store, operation.stackId, () => ({
    phase: 'release',
    tasks: orderedTasks('release', new Map(taken.map(({ logicalId }) => [logicalId, []]))),
    failures: [],
    cancelling: false,
  }));
}

export function endRelease(ctx: CallContext, operation: OperationRecord): void {
  const { failures } = operation;
  if (failures.length === 0) conclude(ctx, operation, 'IMPORT_ROLLBACK_COMPLETE');
  else conclude(ctx, operation, 'IMPORT_ROLLBACK_FAILED', failureSummary(failures));
}
