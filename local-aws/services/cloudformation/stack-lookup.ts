import { validationError } from '../../engine/cloudformation-error.ts';
import type { StackRecord } from '../../engine/stacks/stack-record.ts';
import { findStack } from '../../engine/stacks/stack-store.ts';
import type { CallContext } from '../../service.ts';

/** How the operations word that a stack is missing; AWS is not consistent among them. */
type Wording = 'with id' | 'brackets';

/** The stack by name or id, deleted ones by id only; throws AWS's validation error where there is none. */
export function stackNamed(
  ctx: CallContext,
  nameOrId: string | undefined,
  wording: Wording,
): StackRecord {
  if (!nameOrId) throw missingMember('stackName');
  const stack = findStack(ctx.store, nameOrId);
  if (stack) return stack;
  throw validationError(
    wording === 'brackets'
      ? `Stack [${nameOrId}] does not exist`
      : `Stack with id ${nameOrId} does not exist`,
  );
}

export function missingMember(member: string): Error {
  return validationError(
    `1 validation error detected: Value null at '${member}' failed to satisfy constraint: Member must not be null`,
  );
}

/** An operation that a retry with the same client request token started; undefined for a token not seen yet. */
export function operationOf(stack: StackRecord, token: string | undefined): string | undefined {
  return token === undefined ? undefined : stack.tokens[token];
}
