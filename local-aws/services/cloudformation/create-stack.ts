import type { CreateStackInput, CreateStackOutput } from '@aws-sdk/client-cloudformation';
import { makeObsolete } from '../../engine/changes/change-set-store.ts';
import { computeChanges } from '../../engine/changes/compute-changes.ts';
import { validationError } from '../../engine/cloudformation-error.ts';
import { startCreate } from '../../engine/runner/start-operation.ts';
import type { OnFailure, StackRecord } from '../../engine/stacks/stack-record.ts';
import { findStack, putStack } from '../../engine/stacks/stack-store.ts';
import { AwsError, type CallContext } from '../../service.ts';
import { checkedInstance, requestedDefinition } from './definition.ts';
import { checkStackName, newStack } from './new-stack.ts';
import { requestedPolicy } from './protection.ts';
import { operationOf } from './stack-lookup.ts';

/** Checks the template, answers the new stack's id, and makes its resources meanwhile. */
export async function createStack(
  input: CreateStackInput,
  ctx: CallContext,
): Promise<CreateStackOutput> {
  const name = checkStackName(input.StackName);
  const existing = findStack(ctx.store, name);
  const repeated = existing && operationOf(existing, input.ClientRequestToken);
  if (existing && repeated) return { StackId: existing.id, OperationId: repeated };
  refuseExisting(existing);
  const onFailure = onFailureOf(input);
  const definition = await requestedDefinition(ctx, input);
  const stack = newStack(ctx, name, definition, {
    ...(existing ? { id: existing.id, createdAt: existing.createdAt } : {}),
    disableRollback: onFailure === 'DO_NOTHING',
    terminationProtection: input.EnableTerminationProtection ?? false,
    policy: await requestedPolicy(ctx, input.StackPolicyBody, input.StackPolicyURL),
    timeoutMinutes: input.TimeoutInMinutes,
  });
  const after = checkedInstance(ctx, stack, definition);
  computeChanges({ stack, resources: [], after, definition });
  refuseExisting(findStack(ctx.store, name));
  putStack(ctx.store, stack);
  makeObsolete(ctx.store, stack.id);
  const OperationId = startCreate(ctx, stack, {
    token: input.ClientRequestToken,
    onFailure,
    retainExceptOnCreate: input.RetainExceptOnCreate,
  });
  return { StackId: stack.id, OperationId };
}

function refuseExisting(existing: StackRecord | undefined): void {
  if (existing && existing.status !== 'REVIEW_IN_PROGRESS') {
    throw new AwsError('AlreadyExistsException', `Stack [${existing.name}] already exists`);
  }
}

function onFailureOf({ OnFailure, DisableRollback }: CreateStackInput): OnFailure {
  if (OnFailure !== undefined && DisableRollback !== undefined) {
    throw validationError('Only one of DisableRollback and OnFailure may be specified.');
  }
  return OnFailure ?? (DisableRollback ? 'DO_NOTHING' : 'ROLLBACK');
}
