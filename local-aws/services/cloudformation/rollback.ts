import type {
  CancelUpdateStackInput,
  ContinueUpdateRollbackInput,
  RollbackStackInput,
  RollbackStackOutput,
} from '@aws-sdk/client-cloudformation';
import { validationError } from '../../engine/cloudformation-error.ts';
import { getOperation } from '../../engine/runner/operation-store.ts';
import { cancelUpdate, continueRollback, rollBack } from '../../engine/runner/start-operation.ts';
import { getResource } from '../../engine/stacks/stack-store.ts';
import type { CallContext } from '../../service.ts';
import { operationOf, stackNamed } from './stack-lookup.ts';

export function cancelUpdateStack(input: CancelUpdateStackInput, ctx: CallContext): object {
  const stack = stackNamed(ctx, input.StackName, 'brackets');
  const operation = getOperation(ctx.store, stack.id);
  if (stack.status !== 'UPDATE_IN_PROGRESS' || !operation) {
    throw validationError('CancelUpdateStack cannot be called from current stack status');
  }
  cancelUpdate(ctx, operation);
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
  const failed = (id: string) => getResource(ctx.store, stack.id, id)?.status === 'UPDATE_FAILED';
  const others = skipped.filter((id) => !failed(id));
  if (others.length > 0) {
    throw validationError(
      `The following resource(s) to skip are not in the UPDATE_FAILED state: [${others.join(', ')}]`,
    );
  }
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
  return { StackId: stack.id, OperationId: rollBack(ctx, operation, input.ClientRequestToken) };
}
