import type { DeleteStackInput } from '@aws-sdk/client-cloudformation';
import { listChangeSets, removeChangeSet } from '../../engine/changes/change-set-store.ts';
import { validationError } from '../../engine/cloudformation-error.ts';
import { getOperation, removeOperation } from '../../engine/runner/operation-store.ts';
import { cancelCreation } from '../../engine/runner/recover.ts';
import { setStatus } from '../../engine/runner/stack-status.ts';
import { startDelete } from '../../engine/runner/start-operation.ts';
import { isLive, type StackRecord } from '../../engine/stacks/stack-record.ts';
import { findStack, listResources } from '../../engine/stacks/stack-store.ts';
import { importersOf } from '../../engine/stacks/surroundings.ts';
import type { CallContext } from '../../service.ts';
import { keepRole } from './keep-role.ts';
import { missingMember, operationOf } from './stack-lookup.ts';

/** Deletes a stack's resources, then the stack; a stack that does not exist is deleted already. */
export function deleteStack(input: DeleteStackInput, ctx: CallContext): object {
  if (!input.StackName) throw missingMember('stackName');
  const stack = findStack(ctx.store, input.StackName);
  if (!stack || !isLive(stack)) return {};
  if (operationOf(stack, input.ClientRequestToken)) return {};
  if (stack.terminationProtection) {
    throw validationError(
      `Stack [${stack.name}] cannot be deleted while TerminationProtection is enabled`,
    );
  }
  if (stack.status === 'DELETE_IN_PROGRESS') return {};
  checkDeletable(stack);
  checkMode(input);
  checkRetained(ctx, stack, input);
  keepRole(ctx, stack, input.RoleARN);
  for (const { id } of listChangeSets(ctx.store).filter(({ stackId }) => stackId === stack.id)) {
    removeChangeSet(ctx.store, id);
  }
  const inUse = exportInUse(ctx, stack);
  if (inUse !== undefined) {
    const operation = {
      stackId: stack.id,
      id: stack.operations.at(-1)?.id ?? '',
      token: input.ClientRequestToken,
    };
    setStatus(ctx, operation, 'DELETE_IN_PROGRESS', 'User Initiated');
    setStatus(ctx, operation, 'DELETE_FAILED', inUse);
    return {};
  }
  const running = getOperation(ctx.store, stack.id);
  if (running && stack.status === 'CREATE_IN_PROGRESS') {
    cancelCreation(ctx, running, input.ClientRequestToken);
    return {};
  }
  removeOperation(ctx.store, stack.id);
  startDelete(ctx, stack, {
    token: input.ClientRequestToken,
    retain: input.RetainResources,
    force: input.DeletionMode === 'FORCE_DELETE_STACK',
  });
  return {};
}

function checkDeletable(stack: StackRecord): void {
  if (!stack.status.endsWith('_IN_PROGRESS') || stack.status === 'REVIEW_IN_PROGRESS') return;
  if (stack.status === 'CREATE_IN_PROGRESS') return;
  throw validationError(`Stack [${stack.name}] cannot be deleted while in status ${stack.status}`);
}

function checkMode({ DeletionMode: mode }: DeleteStackInput): void {
  if (mode === undefined || mode === 'STANDARD' || mode === 'FORCE_DELETE_STACK') return;
  throw validationError(
    `1 validation error detected: Value '${mode}' at 'deletionMode' failed to satisfy constraint: Member must satisfy enum value set: [STANDARD, FORCE_DELETE_STACK]`,
  );
}

/** Wording of AWS: only a stack whose deletion failed may keep resources. */
function checkRetained(ctx: CallContext, stack: StackRecord, input: DeleteStackInput): void {
  if (input.DeletionMode === 'FORCE_DELETE_STACK' && stack.status !== 'DELETE_FAILED') {
    throw validationError(
      `Invalid operation on stack [${stack.id}]. When you call DeleteStack with DeletionMode FORCE_DELETE_STACK, the stack must be in the DELETE_FAILED state.`,
    );
  }
  const retain = input.RetainResources ?? [];
  if (retain.length === 0) return;
  if (stack.status !== 'DELETE_FAILED') {
    throw validationError(
      `Invalid operation on stack [${stack.id}]. When you delete a stack, specify which resources to retain only when the stack is in the DELETE_FAILED state.`,
    );
  }
  const failed = listResources(ctx.store, stack.id).filter(
    ({ status }) => status === 'DELETE_FAILED',
  );
  const others = retain.filter((id) => !failed.some(({ logicalId }) => logicalId === id));
  if (others.length > 0) {
    throw validationError(
      `Invalid resource name(s) in RetainResources. The following resource(s) are not in the DELETE_FAILED state: [${others.join(', ')}]`,
    );
  }
}

function exportInUse(ctx: CallContext, stack: StackRecord): string | undefined {
  for (const { exportName } of stack.outputs) {
    const importers = exportName === undefined ? [] : importersOf(ctx, exportName);
    if (importers.length > 0) {
      return `Delete canceled. Cannot delete export ${exportName} as it is in use by ${importers.join(', ')}.`;
    }
  }
  return undefined;
}
