import type {
  CancelUpdateStackInput,
  ContinueUpdateRollbackInput,
  RollbackStackInput,
  RollbackStackOutput,
} from '@aws-sdk/client-cloudformation';
import { validationError } from '../../engine/cloudformation-error.ts';
import { getOperation } from '../../engine/runner/operation-store.ts';
import { cancelUpdate, continueRollback, rollBack } from '../../engine/runner/recover.ts';
import type { CallContext } from '../../service.ts';
import { keepRole } from './keep-role.ts';
import { operationOf, stackNamed } from './stack-lookup.ts';

export function cancelUpdateStack(input: CancelUpdateStackInput, ctx: CallContext): object {
  const stack = stackNamed(ctx, input.StackName, 'brackets');
  if (operationOf(stack, input.ClientRequestToken)) return {};
  const operation = getOperation(ctx.store, stack.id);
  if (stack.status !== 'UPDATE_IN_PROGRESS' || !operation) {
    throw validationError('CancelUpdateStack cannot be called from current stack status');
  }
  cancelUpdate(ctx, operation, input.ClientRequestToken);
  return {};
}

export function continueUpdateRollback(
  input: ContinueUpdateRollbackInput,
  ctx: CallContext,
): object {
  const stack = stackNamed(ctx, input.StackName, 'brackets');
  if (operationOf(stack, input.ClientRequestToken)) return {};
  const operation = getOperation(ctx.store, stack.id);
  if (stack.status !== 'UPDATE_ROLLBACK_FAILED' || !operation) {
    throw validationError(
      `Stack:${stack.id} is in ${stack.status} state and can not continue update rollback.`,
    );
  }
  const skipped = input.ResourcesToSkip ?? [];
  const failed = operation.tasks.filter(({ state }) => state === 'failed');
  const others = skipped.filter((id) => !failed.some(({ logicalId }) => logicalId === id));
  if (others.length > 0) {
    throw validationError(
      `The following resource(s) to skip are not in the UPDATE_FAILED state: [${others.join(', ')}]`,
    );
  }
  keepRole(ctx, stack, input.RoleARN);
  continueRollback(ctx, operation, skipped, input.ClientRequestToken);
  return {};
}

/** Rolls a stack back to its last stable state after a failure that was kept. */
export function rollbackStack(input: RollbackStackInput, ctx: CallContext): RollbackStackOutput {
  const stack = stackNamed(ctx, input.StackName, 'brackets');
  const repeated = operationOf(stack, input.ClientRequestToken);
  if (repeated) return { StackId: stack.id, OperationId: repeated };
  const operation = getOperation(ctx.store, stack.id);
  if (!['CREATE_FAILED', 'UPDATE_FAILED'].includes(stack.status) || !operation) {
    throw validationError(
      `Stack:${stack.id} is in ${stack.status} state and can not be rolled back.`,
    );
  }
  const { RetainExceptOnCreate: retainExceptOnCreate = operation.retainExceptOnCreate } = input;
  const { previous } = operation;
  const roleArn = input.RoleARN ?? previous?.roleArn;
  keepRole(ctx, stack, input.RoleARN);
  const OperationId = rollBack(
    ctx,
    { ...operation, retainExceptOnCreate, ...(previous && { previous: { ...previous, roleArn } }) },
    input.ClientRequestToken,
  );
  return { StackId: stack.id, OperationId };
}
