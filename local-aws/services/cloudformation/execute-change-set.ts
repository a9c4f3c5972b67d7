import type { DeleteChangeSetInput, ExecuteChangeSetInput } from '@aws-sdk/client-cloudformation';
import type { ChangeSetRecord } from '../../engine/changes/change-set-record.ts';
import {
  makeObsolete,
  removeChangeSet,
  setChangeSetExecution,
} from '../../engine/changes/change-set-store.ts';
import { validationError } from '../../engine/cloudformation-error.ts';
import { startImport } from '../../engine/runner/start-import.ts';
import { startCreate, startUpdate } from '../../engine/runner/start-operation.ts';
import type { OnFailure, StackRecord } from '../../engine/stacks/stack-record.ts';
import { requireStack, updateStack } from '../../engine/stacks/stack-store.ts';
import { AwsError, type CallContext } from '../../service.ts';
import { changeSetNamed } from './change-set-lookup.ts';
import { operationOf } from './stack-lookup.ts';
import { assertUpdatable } from './update-stack.ts';

/** Starts what a change set planned; a retry with the same client request token starts nothing again. */
export function executeChangeSet(input: ExecuteChangeSetInput, ctx: CallContext): object {
  const changeSet = changeSetNamed(ctx, input.ChangeSetName, input.StackName);
  const stack = requireStack(ctx.store, changeSet.stackId);
  if (operationOf(stack, input.ClientRequestToken)) return {};
  assertExecutable(changeSet);
  if (stack.status !== 'REVIEW_IN_PROGRESS') assertUpdatable(stack);
  const onFailure = onFailureOf(changeSet, input);
  const options = {
    token: input.ClientRequestToken,
    changeSetId: changeSet.id,
    onFailure,
    retainExceptOnCreate: input.RetainExceptOnCreate,
    revertsDrift: changeSet.deploymentMode === 'REVERT_DRIFT',
  };
  setChangeSetExecution(ctx.store, changeSet.id, 'EXECUTE_IN_PROGRESS');
  makeObsolete(ctx.store, stack.id, changeSet.id);
  start(ctx, stack, changeSet, options);
  return {};
}

function start(
  ctx: CallContext,
  stack: StackRecord,
  changeSet: ChangeSetRecord,
  options: { onFailure: OnFailure; token?: string; changeSetId: string },
): void {
  const settings = {
    changeSetId: changeSet.id,
    disableRollback: options.onFailure === 'DO_NOTHING',
  };
  if (changeSet.type === 'IMPORT') {
    startImport(ctx, updateStack(ctx.store, stack.id, settings), changeSet, options);
    return;
  }
  if (changeSet.type === 'UPDATE') {
    startUpdate(ctx, updateStack(ctx.store, stack.id, settings), changeSet.definition, options);
    return;
  }
  const created = updateStack(ctx.store, stack.id, {
    ...settings,
    definition: changeSet.definition,
    updatedAt: ctx.clock.now().toISOString(),
  });
  startCreate(ctx, created, options);
}

/** Wording as recorded on AWS in localstack `api/test_changesets.snapshot.json`. */
function assertExecutable({ id, status, execution }: ChangeSetRecord): void {
  if (execution === 'AVAILABLE') return;
  const present = status === 'CREATE_COMPLETE' ? execution : status;
  throw new AwsError(
    'InvalidChangeSetStatus',
    `ChangeSet [${id}] cannot be executed in its current status of [${present}]`,
  );
}

function onFailureOf(changeSet: ChangeSetRecord, input: ExecuteChangeSetInput): OnFailure {
  if (changeSet.onFailure !== undefined && input.DisableRollback !== undefined) {
    throw validationError('Only one of OnStackFailure and DisableRollback may be specified.');
  }
  return changeSet.onFailure ?? (input.DisableRollback ? 'DO_NOTHING' : 'ROLLBACK');
}

/** Deleting what does not exist succeeds, as long as its stack exists. */
export function deleteChangeSet(input: DeleteChangeSetInput, ctx: CallContext): object {
  const found = findDeletable(input, ctx);
  if (!found) return {};
  if (found.execution === 'EXECUTE_IN_PROGRESS' || found.status === 'CREATE_IN_PROGRESS') {
    throw new AwsError(
      'InvalidChangeSetStatus',
      `ChangeSet [${found.id}] cannot be deleted in its current status of [${found.status}]`,
    );
  }
  removeChangeSet(ctx.store, found.id);
  return {};
}

function findDeletable(input: DeleteChangeSetInput, ctx: CallContext): ChangeSetRecord | undefined {
  try {
    return changeSetNamed(ctx, input.ChangeSetName, input.StackName);
  } catch (cause) {
    if (cause instanceof AwsError && cause.code === 'ChangeSetNotFound') return undefined;
    throw cause;
  }
}
