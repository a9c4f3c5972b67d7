import type { CallContext } from '../../service.ts';
import type { ChangeSetRecord } from '../changes/change-set-record.ts';
import { setChangeSetExecution } from '../changes/change-set-store.ts';
import { removeDrifts } from '../drift/drift-store.ts';
import { exportProblem } from '../stacks/check-exports.ts';
import { importedNames, resolveOutputs } from '../stacks/stack-instance.ts';
import type { OutputRecord, ResourceRecord } from '../stacks/stack-record.ts';
import { listResources, requireStack, updateStack } from '../stacks/stack-store.ts';
import { otherStacks } from '../stacks/surroundings.ts';
import { shownResources, stackInstance } from './desired-resource.ts';
import { failureSummary } from './failure-summary.ts';
import { deletionTasks, type OperationRecord, orderedTasks } from './operation.ts';
import { putOperation, updateOperation } from './operation-store.ts';
import { endRelease, startRelease } from './release-phase.ts';
import { conclude, endEntry, setStatus, suspend } from './stack-status.ts';

/** What follows when nothing of an operation's phase is left to do: the next phase, or the end. */
export function finishPhase(ctx: CallContext, operation: OperationRecord): void {
  phaseEnds[operation.phase](ctx, operation);
}

type PhaseEnd = (ctx: CallContext, operation: OperationRecord) => void;

const phaseEnds: Record<OperationRecord['phase'], PhaseEnd> = {
  provision: endProvision,
  cleanup: endCleanup,
  rollback: endRollback,
  release: endRelease,
  restore: endRestore,
  'restore-cleanup': endRestoreCleanup,
  delete: endDelete,
};

function endProvision(ctx: CallContext, operation: OperationRecord): void {
  if (operation.userCancelled) {
    endCancelled(ctx, operation);
  } else if (operation.failures.length > 0) {
    fail(ctx, operation, failureSummary(operation.failures));
  } else {
    const result = outputsOf(ctx, operation);
    if ('outputs' in result) succeed(ctx, operation, result);
    else fail(ctx, operation, result.reason);
  }
}

/** The caller gave up: a creation for a deletion, an update for what was before. */
function endCancelled(ctx: CallContext, operation: OperationRecord): void {
  if (operation.type === 'CREATE_STACK') {
    const deletion = { ...operation, ...operation.deletion, type: 'DELETE_STACK' as const };
    endEntry(ctx, operation, false);
    putOperation(ctx.store, deletion);
    startPhase(ctx, deletion, 'delete', listResources(ctx.store, operation.stackId));
  } else {
    startRestore(ctx, operation, 'User Initiated');
  }
}

interface Outputs {
  readonly outputs: OutputRecord[];
  readonly imports: string[];
}

function outputsOf(ctx: CallContext, operation: OperationRecord): Outputs | { reason: string } {
  const step = { ctx, stackId: operation.stackId };
  const lookup = shownResources(step);
  try {
    const instance = stackInstance(step);
    const outputs = resolveOutputs(instance, lookup);
    const problem = exportProblem(
      requireStack(ctx.store, operation.stackId).outputs,
      outputs,
      otherStacks(ctx, operation.stackId),
    );
    if (problem !== undefined) return { reason: `${problem} ` };
    return { outputs, imports: importedNames(instance, lookup) };
  } catch (cause) {
    return { reason: `${cause instanceof Error ? cause.message : String(cause)} ` };
  }
}

function succeed(ctx: CallContext, operation: OperationRecord, change: Outputs): void {
  if (operation.imports) {
    markChangeSet(ctx, operation, 'EXECUTE_COMPLETE');
    conclude(ctx, operation, 'IMPORT_COMPLETE', undefined, change);
    return;
  }
  if (operation.type === 'CREATE_STACK') {
    markChangeSet(ctx, operation, 'EXECUTE_COMPLETE');
    conclude(ctx, operation, 'CREATE_COMPLETE', undefined, change);
    return;
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
  if (operation.imports) {
    startRelease(ctx, operation, reason);
    return;
  }
  const creating = operation.type === 'CREATE_STACK';
  if (operation.onFailure === 'DO_NOTHING') {
    suspend(ctx, operation, creating ? 'CREATE_FAILED' : 'UPDATE_FAILED', reason);
  } else if (!creating) {
    startRestore(ctx, operation, reason);
  } else if (operation.onFailure === 'DELETE') {
    setStatus(ctx, operation, 'DELETE_IN_PROGRESS', `${reason}Delete requested by user.`);
    startPhase(ctx, operation, 'delete', listResources(ctx.store, operation.stackId));
  } else {
    startRollback(ctx, operation, `${reason}Rollback requested by user.`);
  }
}

/** Starts putting back what an update changed; the stack's definition is the previous one from here on. */
export function startRestore(ctx: CallContext, operation: OperationRecord, reason: string): void {
  const definition = operation.previous;
  setStatus(
    ctx,
    operation,
    'UPDATE_ROLLBACK_IN_PROGRESS',
    reason,
    definition ? { definition } : {},
  );
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
  if (operation.actual) {
    removeDrifts(ctx.store, operation.stackId);
    updateStack(ctx.store, operation.stackId, { drift: { status: 'NOT_CHECKED' } });
  }
  conclude(ctx, operation, 'UPDATE_COMPLETE', operation.failures.length > 0 ? leftOver : undefined);
}

function endRollback(ctx: CallContext, operation: OperationRecord): void {
  const { failures } = operation;
  if (failures.length === 0) conclude(ctx, operation, 'ROLLBACK_COMPLETE');
  else conclude(ctx, operation, 'ROLLBACK_FAILED', failureSummary(failures));
}

function endRestore(ctx: CallContext, operation: OperationRecord): void {
  if (operation.failures.length > 0) {
    suspend(ctx, operation, 'UPDATE_ROLLBACK_FAILED', failureSummary(operation.failures));
    return;
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
    conclude(ctx, operation, 'DELETE_FAILED', failureSummary(operation.failures));
    return;
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

function markChangeSet(
  ctx: CallContext,
  { changeSetId }: OperationRecord,
  execution: ChangeSetRecord['execution'],
): void {
  if (changeSetId !== undefined) setChangeSetExecution(ctx.store, changeSetId, execution);
}
