import type { CallContext } from '../../service.ts';
import { putStack, requireStack } from '../stacks/stack-store.ts';
import type { OperationRecord } from './operation.ts';

/** Remembers the operation with its stack, and its token so that a repeated request is answered, not repeated. */
export function note(
  ctx: CallContext,
  { stackId, id, type, token, startedAt }: OperationRecord,
): void {
  const stack = requireStack(ctx.store, stackId);
  putStack(ctx.store, {
    ...stack,
    operations: [...stack.operations, { id, type, startedAt }],
  });
  remember(ctx, stackId, token, id);
}

/** Remembers a token, so that a repeated request is answered, not repeated. */
export function remember(
  ctx: CallContext,
  stackId: string,
  token: string | undefined,
  operationId: string,
): void {
  if (token === undefined) return;
  const stack = requireStack(ctx.store, stackId);
  putStack(ctx.store, { ...stack, tokens: { ...stack.tokens, [token]: operationId } });
}
