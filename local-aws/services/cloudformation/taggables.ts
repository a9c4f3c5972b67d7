import { isLive } from '../../engine/stacks/stack-record.ts';
import { listStacks } from '../../engine/stacks/stack-store.ts';
import { AwsError, type Taggables } from '../../service.ts';

/** Stacks as the tagging API lists them; their tags change with an update of the stack only. */
export const taggables: Taggables = {
  list: (ctx) =>
    listStacks(ctx.store)
      .filter((stack) => isLive(stack) && Object.keys(stack.definition.tags).length > 0)
      .map(({ id, definition }) => ({
        arn: id,
        type: 'cloudformation:stack',
        tags: definition.tags,
      })),
  tag: (_ctx, arn) => refuse(arn),
  untag: (_ctx, arn) => refuse(arn),
};

function refuse(arn: string): never {
  throw new AwsError(
    'InvalidParameterException',
    `The tags of ${arn} are changed by updating the stack.`,
  );
}
