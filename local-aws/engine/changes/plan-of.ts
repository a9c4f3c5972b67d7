import type { CallContext } from '../../service.ts';
import { instantiate } from '../stacks/stack-instance.ts';
import type { StackDefinition, StackRecord } from '../stacks/stack-record.ts';
import { listResources } from '../stacks/stack-store.ts';
import { identityOf, surroundings } from '../stacks/surroundings.ts';
import type { Plan } from './compute-changes.ts';

/** A stack as the store has it beside what a definition would make of it. */
export function planOf(ctx: CallContext, stack: StackRecord, definition: StackDefinition): Plan {
  const around = surroundings(ctx);
  const isNew = stack.status === 'REVIEW_IN_PROGRESS';
  return {
    stack,
    resources: listResources(ctx.store, stack.id),
    before: isNew
      ? undefined
      : instantiate(stack.definition, identityOf(ctx, stack, stack.definition), around),
    after: instantiate(definition, identityOf(ctx, stack, definition), around),
    definition,
  };
}
