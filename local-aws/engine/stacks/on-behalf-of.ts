import type { CallContext } from '../../service.ts';
import type { StackDefinition } from './stack-record.ts';

/** A stack that has a role is read and worked on by it, and not by whoever asked. */
export function onBehalfOf(
  ctx: CallContext,
  { roleArn }: Pick<StackDefinition, 'roleArn'>,
): CallContext {
  return roleArn === undefined ? ctx : ctx.actingAs(roleArn);
}
