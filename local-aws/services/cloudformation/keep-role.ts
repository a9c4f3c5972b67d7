import type { StackRecord } from '../../engine/stacks/stack-record.ts';
import { updateStack } from '../../engine/stacks/stack-store.ts';
import type { CallContext } from '../../service.ts';

/** A role that is given once is the stack's from then on. */
export function keepRole(ctx: CallContext, stack: StackRecord, roleArn: string | undefined): void {
  if (roleArn === undefined) return;
  updateStack(ctx.store, stack.id, { definition: { ...stack.definition, roleArn } });
}
