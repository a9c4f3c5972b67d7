import { StepFailure } from '../../resources/provider.ts';
import { hideInText } from '../parameters/hide-secrets.ts';
import type { ResourceRecord } from '../stacks/stack-record.ts';
import { getResource } from '../stacks/stack-store.ts';
import { readTemplate } from '../template/read-template.ts';
import { failureReason, PropertyFailure } from './handler-message.ts';
import type { Failure, OperationRecord } from './operation.ts';
import { getOperation, updateOperation, updateTask } from './operation-store.ts';
import { Step, Superseded } from './step.ts';

type Action = Failure['action'];

/** Records why a task failed, and cancels what runs beside it where the operation will roll back. */
export function failTask(step: Step, cause: unknown): void {
  const operation = wanted(step);
  if (!operation) return;
  const type = resourceType(step);
  const reason = operation.cancelling
    ? cancellation(actionOf(step, operation))
    : hideInText(failureReason(type, cause), step.secrets);
  const invalid = cause instanceof PropertyFailure;
  const physicalId = cause instanceof StepFailure ? cause.physicalId : undefined;
  const state = operation.cancelling ? 'cancelled' : 'failed';
  markFailed(step, operation, { reason, invalid, physicalId }, state);
  if (!operation.cancelling && rollsBack(operation)) cancelRunning(step, operation);
}

/** Cancels what an update that its caller gave up is doing. */
export function cancelTasks(step: Pick<Step, 'ctx'>, operation: OperationRecord): void {
  const { ctx } = step;
  updateOperation(ctx.store, operation.stackId, () => ({ cancelling: true }));
  const running = operation.tasks.filter(({ state }) => state === 'running');
  for (const task of running.filter(({ stage }) => stage === 'settling')) {
    const sibling = new Step(ctx, operation, task);
    const reason = cancellation(actionOf(sibling, operation));
    markFailed(sibling, operation, { reason }, 'cancelled');
  }
}

function cancelRunning(step: Step, operation: OperationRecord): void {
  const current = getOperation(step.ctx.store, operation.stackId);
  if (current) cancelTasks(step, current);
}

/** Deletions go on beside one that failed; a failure that the caller wants kept cancels nothing either. */
function rollsBack({ phase, onFailure }: OperationRecord): boolean {
  return phase === 'provision' && onFailure !== 'DO_NOTHING';
}

function cancellation(action: Action): string {
  if (action === 'create') return 'Resource creation cancelled';
  return action === 'import' ? 'Resource import cancelled' : 'Resource update cancelled';
}

const failedStatus: Readonly<Record<Action, string>> = {
  create: 'CREATE_FAILED',
  update: 'UPDATE_FAILED',
  delete: 'DELETE_FAILED',
  import: 'IMPORT_FAILED',
  'roll back': 'IMPORT_ROLLBACK_FAILED',
};

function markFailed(
  step: Step,
  operation: OperationRecord,
  { reason, invalid, physicalId }: Pick<Failure, 'reason' | 'invalid'> & { physicalId?: string },
  state: 'failed' | 'cancelled',
): void {
  const action = actionOf(step, operation);
  const record = failedRecord(step);
  const failed = {
    ...record,
    physicalId: record.physicalId ?? physicalId,
    status: failedStatus[action],
    statusReason: reason,
  };
  const current = getResource(step.ctx.store, step.stackId, step.task.logicalId);
  if (current && current.physicalId !== record.physicalId && step.task.kind === 'delete')
    step.announce(failed);
  else step.record(failed);
  const { logicalId } = step.task;
  updateOperation(step.ctx.store, step.stackId, ({ failures }) => ({
    failures: [...failures, { logicalId, action, reason, invalid }],
  }));
  if (operation.force && action === 'delete') skip(step, failed);
  else updateTask(step.ctx.store, step.stackId, step.task.id, { state });
}

/** A forced deletion leaves behind what cannot be deleted, and goes on. */
function skip(step: Step, failed: Omit<ResourceRecord, 'updatedAt'>): void {
  step.record({ ...failed, status: 'DELETE_SKIPPED', statusReason: undefined });
  updateTask(step.ctx.store, step.stackId, step.task.id, { state: 'done' });
}

function actionOf(step: Pick<Step, 'ctx' | 'task'>, operation: OperationRecord): Action {
  const { ctx, task } = step;
  if (task.kind === 'delete') return 'delete';
  if (task.kind === 'release') return 'roll back';
  if (operation.imports?.[task.logicalId]) {
    const status = getResource(ctx.store, operation.stackId, task.logicalId)?.status ?? '';
    return status.startsWith('UPDATE') ? 'update' : 'import';
  }
  if (task.kind === 'restore') return 'update';
  return operation.before[task.logicalId]?.physicalId ? 'update' : 'create';
}

/** The resource as last recorded; a step may fail before it recorded anything. */
function failedRecord(step: Step): Omit<ResourceRecord, 'updatedAt'> {
  const { task } = step;
  const known = task.resource ?? getResource(step.ctx.store, step.stackId, task.logicalId);
  if (known) return known;
  return {
    logicalId: task.logicalId,
    type: resourceType(step),
    status: 'CREATE_IN_PROGRESS',
    properties: {},
    tags: {},
    attributes: {},
    dependsOn: [],
    deletionPolicy: 'Delete',
    updateReplacePolicy: 'Delete',
  };
}

function resourceType(step: Step): string {
  const known =
    step.task.resource ?? getResource(step.ctx.store, step.stackId, step.task.logicalId);
  return (
    known?.type ??
    readTemplate(step.stack.definition.template).resources[step.task.logicalId]?.type ??
    ''
  );
}

function wanted(step: Step): OperationRecord | undefined {
  try {
    return step.operation;
  } catch (cause) {
    if (cause instanceof Superseded) return undefined;
    throw cause;
  }
}
