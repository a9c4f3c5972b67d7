import type { UpdateStackInput, UpdateStackOutput } from '@aws-sdk/client-cloudformation';
import { makeObsolete } from '../../engine/changes/change-set-store.ts';
import { computeChanges } from '../../engine/changes/compute-changes.ts';
import { validationError } from '../../engine/cloudformation-error.ts';
import { startUpdate } from '../../engine/runner/start-operation.ts';
import { instantiate } from '../../engine/stacks/stack-instance.ts';
import type { StackRecord } from '../../engine/stacks/stack-record.ts';
import {
  updateStack as changeStack,
  listResources,
  requireStack,
} from '../../engine/stacks/stack-store.ts';
import { identityOf, surroundings } from '../../engine/stacks/surroundings.ts';
import type { CallContext } from '../../service.ts';
import { checkedInstance, requestedDefinition } from './definition.ts';
import { requestedPolicy } from './protection.ts';
import { operationOf, stackNamed } from './stack-lookup.ts';

const updatable = [
  'CREATE_COMPLETE',
  'UPDATE_COMPLETE',
  'UPDATE_ROLLBACK_COMPLETE',
  'IMPORT_COMPLETE',
  'IMPORT_ROLLBACK_COMPLETE',
  'CREATE_FAILED',
  'UPDATE_FAILED',
];

/** Throws AWS's error unless a stack's status allows an update. */
export function assertUpdatable(stack: StackRecord): void {
  if (updatable.includes(stack.status)) return;
  throw validationError(`Stack:${stack.id} is in ${stack.status} state and can not be updated.`);
}

/** Checks the new template, answers at once, and changes the resources meanwhile. */
export async function updateStack(
  input: UpdateStackInput,
  ctx: CallContext,
): Promise<UpdateStackOutput> {
  const stack = stackNamed(ctx, input.StackName, 'brackets');
  const repeated = operationOf(stack, input.ClientRequestToken);
  if (repeated) return { StackId: stack.id, OperationId: repeated };
  assertUpdatable(stack);
  const definition = await requestedDefinition(ctx, input, stack.definition);
  const policy = await requestedPolicy(ctx, input.StackPolicyBody, input.StackPolicyURL);
  const { StackPolicyDuringUpdateBody, StackPolicyDuringUpdateURL } = input;
  const temporary = await requestedPolicy(
    ctx,
    StackPolicyDuringUpdateBody,
    StackPolicyDuringUpdateURL,
  );
  const after = checkedInstance(ctx, stack, definition);
  const identity = identityOf(ctx, stack, stack.definition);
  const before = instantiate(stack.definition, identity, surroundings(ctx));
  const resources = listResources(ctx.store, stack.id);
  const plan = computeChanges({ stack, resources, before, after, definition });
  const unfinished = stack.status.endsWith('_FAILED');
  if (plan.changes.length === 0 && !plan.outputsChange && !unfinished) {
    throw validationError('No updates are to be performed.');
  }
  assertUpdatable(requireStack(ctx.store, stack.id));
  const changed = changeStack(ctx.store, stack.id, {
    disableRollback: input.DisableRollback ?? false,
    policy: policy ?? stack.policy,
  });
  makeObsolete(ctx.store, stack.id);
  const OperationId = startUpdate(ctx, changed, definition, {
    token: input.ClientRequestToken,
    onFailure: input.DisableRollback ? 'DO_NOTHING' : 'ROLLBACK',
    retainExceptOnCreate: input.RetainExceptOnCreate,
    policy: temporary,
  });
  return { StackId: stack.id, OperationId };
}
