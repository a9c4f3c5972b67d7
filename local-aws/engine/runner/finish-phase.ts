import type { CallContext } from '../../service.ts';
import type { ChangeSetRecord } from '../changes/change-set-record.ts';
import { setChangeSetExecution } from '../changes/change-set-store.ts';
import { importedNames, resolveOutputs } from '../stacks/stack-instance.ts';
import type { OutputRecord, ResourceRecord } from '../stacks/stack-record.ts';
import { listResources, updateStack } from '../stacks/stack-store.ts';
import { liveResources, stackInstance } from './desired-resource.ts';
import { deletionTasks, type Failure, type OperationRecord, orderedTasks } from './operation.ts';
import { updateOperation } from './operation-store.ts';
import { conclude, setStatus, suspend } from './stack-status.ts';

/** What follows when nothing of an operation's phase is left to do: the next phase, or the end. */
export function finishPhase(ctx: CallContext, operation: OperationRecord): void {
  phaseEnds[operation.phase](ctx, operation);
}

type PhaseEnd = (ctx: CallContext, operation: OperationRecord) => void;

const phaseEnds: Record<OperationRecord['phase'], PhaseEnd> = {
  provision: endProvision,
  cleanup: endCleanup,
  rollback: endRollback,
  restore: endRestore,
  'restore-cleanup': endRestoreCleanup,
  delete: endDelete,
};

function endProvision(ctx: CallContext, operation: OperationRecord): void {
  if (operation.userCancelled) return startRestore(ctx, operation, 'User Initiated');
  const result = operation.failures.length > 0 ? undefined : outputsOf(ctx, operation);
  if (result && 'outputs' in result) return succeed(ctx, operation, result);
  const reason = result?.reason ?? failureSummary(operation.failures);
  fail(ctx, operation, reason);
}

interface Outputs {
  readonly outputs: OutputRecord[];
  readonly imports: string[];
}

function outputsOf(ctx: CallContext, operation: OperationRecord): Outputs | { reason: string } {
  const step = { ctx, stackId: operation.stackId };
  const lookup = liveResources(step);
  try {
    const instance = stackInstance(step);
    return {
      outputs: resolveOutputs(instance, lookup),
      imports: importedNames(instance, lookup),
    };
  } catch (cause) {
    return { reason: `${cause instanceof Error ? cause.message : String(cause)} ` };
  }
}

function succeed(ctx: CallContext, operation: OperationRecord, change: Outputs): void {
  if (operation.type === 'CREATE_STACK') {
    markChangeSet(ctx, operation, 'EXECUTE_COMPLETE');
    return conclude(ctx, operation, 'CREATE_COMPLETE', undefined, change);
  }
  setStatus(ctx, operation, 'UPDATE_COMPLETE_CLEANUP_IN_PROGRESS', undefined, change);
  const wanted = new Set(operation.tasks.map(({ logicalId }) => logicalId));
  const removed = listResources(ctx.store, operation.stackId).filter(
    ({ logicalId }) => !wanted.has(logicalId),
  );
  startPhase(ctx, operation, 'cleanup', [...operation.replaced, ...removed]);
}

function fail(ctx: CallContext, operation: OperationRecord, reason: string): void {
  markChangeSet(ctx, operation, 'EXECUTE_FAILED');
  const creating = operation.type === 'CREATE_STACK';
  if (operation.onFailure === 'DO_NOTHING') {
    return suspend(ctx, operation, creating ? 'CREATE_FAILED' : 'UPDATE_FAILED', reason);
  }
  if (!creating) return startRestore(ctx, operation, reason);
  const resources = listResources(ctx.store, operation.stackId);
  if (operation.onFailure === 'DELETE') {
    setStatus(ctx, operation, 'DELETE_IN_PROGRESS', `${reason}Delete requested by user.`);
    return startPhase(ctx, operation, 'delete', resources);
  }
  setStatus(ctx, operation, 'ROLLBACK_IN_PROGRESS', `${reason}Rollback requested by user.`);
  startPhase(ctx, operation, 'rollback', resources);
}

/** Starts putting back what an update changed; the stack's definition is the previous one from here on. */
export function startRestore(ctx: CallContext, operation: OperationRecord, reason: string): void {
  const definition = operation.previous;
  setStatus(ctx, operation, 'UPDATE_ROLLBACK_IN_PROGRESS', reason, definition ? { definition } : {});
  const touched = Object.values(operation.before).filter((resource) => resource !== null);
  const dependencies = new Map(touched.map(({ logicalId, dependsOn }) => [logicalId, dependsOn]));
  updateOperation(ctx.store, operation.stackId, () => ({
    phase: 'restore',
    tasks: orderedTasks('restore', dependencies),
    failures: [],
    cancelling: false,
    suspended: false,
  }));
}

/** Starts deleting what a failed creation made. */
export function startRollback(ctx: CallContext, operation: OperationRecord, reason: string): void {
  setStatus(ctx, operation, 'ROLLBACK_IN_PROGRESS', reason);
  startPhase(ctx, operation, 'rollback', listResources(ctx.store, operation.stackId));
}

function endCleanup(ctx: CallContext, operation: OperationRecord): void {
  const leftOver = 'Update successful. One or more resources could not be deleted.';
  markChangeSet(ctx, operation, 'EXECUTE_COMPLETE');
  conclude(ctx, operation, 'UPDATE_COMPLETE', operation.failures.length > 0 ? leftOver : undefined);
}

function endRollback(ctx: CallContext, operation: OperationRecord): void {
  if (operation.failures.length > 0) {
    return conclude(ctx, operation, 'ROLLBACK_FAILED', failureSummary(operation.failures));
  }
  conclude(ctx, operation, 'ROLLBACK_COMPLETE');
}

function endRestore(ctx: CallContext, operation: OperationRecord): void {
  if (operation.failures.length > 0) {
    return suspend(ctx, operation, 'UPDATE_ROLLBACK_FAILED', failureSummary(operation.failures));
  }
  setStatus(ctx, operation, 'UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS');
  const added = listResources(ctx.store, operation.stackId).filter(
    ({ logicalId }) => operation.before[logicalId] === null,
  );
  startPhase(ctx, operation, 'restore-cleanup', [...operation.abandoned, ...added]);
}

function endRestoreCleanup(ctx: CallContext, operation: OperationRecord): void {
  conclude(ctx, operation, 'UPDATE_ROLLBACK_COMPLETE');
}

function endDelete(ctx: CallContext, operation: OperationRecord): void {
  const { store } = ctx;
  if (operation.failures.length > 0 && !operation.force) {
    return conclude(ctx, operation, 'DELETE_FAILED', failureSummary(operation.failures));
  }
  const deletedAt = ctx.clock.now().toISOString();
  conclude(ctx, operation, 'DELETE_COMPLETE', undefined, { deletedAt, outputs: [], imports: [] });
  updateStack(store, operation.stackId, { terminationProtection: false });
}

function startPhase(
  ctx: CallContext,
  operation: OperationRecord,
  phase: OperationRecord['phase'],
  resources: readonly ResourceRecord[],
): void {
  const left = resources.filter(({ status }) => status !== 'DELETE_COMPLETE');
  updateOperation(ctx.store, operation.stackId, () => ({
    phase,
    tasks: deletionTasks(left),
    failures: [],
    cancelling: false,
    suspended: false,
  }));
}

function markChangeSet(ctx: CallContext, { changeSetId }: OperationRecord, execution: ChangeSetRecord['execution']): void {
  if (changeSetId !== undefined) setChangeSetExecution(ctx.store, changeSetId, execution);
}

/** `The following resource(s) failed to create: [A, B]. ` for each kind of failure, as AWS words it. */
function failureSummary(failures: readonly Failure[]): string {
  const actions = [...new Set(failures.map(({ action }) => action))];
  return actions
    .map((action) => {
      const ids = failures.filter((failure) => failure.action === action).map(({ logicalId }) => logicalId);
      return `The following resource(s) failed to ${action}: [${ids.join(', ')}]. `;
    })
    .join('');
}
